"""Build the data packages of `reference_data/` from the source tables.

    python tools/build_reference_data.py --sources ../shared/reference_sources --out reference_data

Needs pyarrow (the `data` dependency group). The output depends on the source tables and on this folder alone.
"""

from __future__ import annotations

import argparse
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from reference_data.package import Package, write

from reference_data import (
    cia_factbook,
    dated_estimates,
    earthquakes,
    entities,
    publishers,
    tabular,
    ucdp,
    unhcr,
    us_refugee_admissions,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BUILDERS: dict[str, Callable[[Path, Path], Package]] = {
    "entities": entities.build,
    "publishers": publishers.build,
    "cia_factbook": cia_factbook.build,
    "dated_estimates": dated_estimates.build,
    "us_refugee_admissions": us_refugee_admissions.build,
    "unhcr": unhcr.build,
    "ucdp": ucdp.build,
    "earthquakes": earthquakes.build,
    **{folder: functools.partial(tabular.build, folder) for folder in tabular.folders()},
}


def main() -> None:
    """Read the options, build, and print how many rows each file has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, required=True, help="folder with the publishers' tables")
    parser.add_argument("--out", type=Path, required=True, help="the reference_data folder")
    parser.add_argument(
        "--only", action="append", choices=list(BUILDERS), help="build this package only; may be repeated"
    )
    options = parser.parse_args()
    for name in options.only or BUILDERS:
        package = BUILDERS[name](options.sources, options.out)
        write(package, options.out)
        for resource in package.resources:
            print(f"{len(resource.rows):>8}  {package.folder}/{resource.path}")


if __name__ == "__main__":
    main()
