"""All settings, in one table: the keys of the file, the names in the environment and the documentation follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from factcheck.levels import CONFIDENCES, SEVERITIES
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["choice", "switch", "share", "rules", "measures", "publishers", "folders", "file", "tolerances", "paths"]
"""What the values of a setting are; `config.values` says how each is written."""


class Setting(NamedTuple):
    """One thing that can be set."""

    name: str
    """The key in the configuration file; a dot stands for a table."""
    kind: Kind
    """What its values are."""
    default: Any
    """The value that holds if nothing sets it, as the file would have it; None for no file."""
    example: str
    """A value, as it is written in the file."""
    help: str
    """What it does, in a sentence or two."""
    option: str = ""
    """The option of the command that sets it, if there is one."""
    choices: Sequence[str] = ()
    """The words that a choice is among."""

    @property
    def environment(self) -> str:
        """The name of the environment variable that sets it; empty if none does."""
        return "" if self.kind == "paths" else ENVIRONMENT + self.name.upper().replace(".", "_")


ENVIRONMENT = "FACTCHECK_"
"""What every name in the environment begins with."""

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "fail_on",
        "choice",
        "error",
        '"warning"',
        "The mildest severity of a finding that gives exit code 1.",
        "--fail-on",
        SEVERITIES,
    ),
    Setting(
        "min_confidence",
        "choice",
        "high",
        '"medium"',
        "The least confidence of a finding that gives exit code 1.",
        "--min-confidence",
        CONFIDENCES,
    ),
    Setting(
        "require_coverage",
        "share",
        "0 %",
        '"30 %"',
        "The least share of the claims of each article that must have been held against reference data; with less, "
        "the exit code is 1 and a line says so. Claims are counted, not numbers: most numbers of an article are of "
        "things that no publisher counts, and their share says more of the subject than of the check. An article "
        "without any claim is below every share but 0.",
        "--require-coverage",
    ),
    Setting(
        "exit_zero",
        "switch",
        False,
        "true",
        "Exit code 0 even with findings and with too little coverage.",
        "--exit-zero",
    ),
    Setting(
        "select",
        "rules",
        [],
        '["REF", "SUM001"]',
        "Run only these rules: codes or families. An empty list means all.",
        "--select",
    ),
    Setting(
        "ignore",
        "rules",
        [],
        '["NUM", "REP002"]',
        "Leave these rules out: codes or families. A code decides over its family, in either list.",
        "--ignore",
    ),
    Setting(
        "show_suppressed",
        "switch",
        False,
        "true",
        "Show suppressed findings too, and why they are, instead of only counting them.",
        "--show-suppressed",
    ),
    Setting(
        "color",
        "choice",
        "auto",
        '"never"',
        "When the terminal report is coloured; `auto` colours for a person at a terminal.",
        "--color",
        ("auto", "always", "never"),
    ),
    Setting(
        "ignore_sic",
        "switch",
        False,
        "true",
        "Suppress findings on numbers that `[sic]` or `(sic)` follows: the writer knows, and quotes what was said.",
        "--ignore-sic",
    ),
    Setting(
        "baseline",
        "file",
        None,
        '"baseline.json"',
        "Suppress the findings that this file has, which `--write-baseline` writes: only new ones count.",
        "--baseline",
    ),
    Setting(
        "select_measures",
        "measures",
        [],
        '["population.*", "gdp"]',
        "Hold only claims of these measures against reference data. An empty list means all. `factcheck data search` "
        "finds measures.",
    ),
    Setting(
        "ignore_measures",
        "measures",
        [],
        '["population.*"]',
        "Do not hold claims of these measures against reference data: they are listed as not checked, with this "
        "reason. The rules that compare numbers of an article with one another still look at them.",
    ),
    Setting(
        "per_path",
        "paths",
        {},
        '[per-path."opinion/**"]\nignore = ["REP"]',
        "Other choices for the articles of some paths, counted from the file. `*` and `?` stand for characters of one "
        "name, `**` for any number of folders; a pattern without a slash fits a name in any folder. What is ignored "
        "here is ignored besides what is ignored everywhere; what is selected here stands in place of what is "
        "selected everywhere. If several patterns fit an article, all of them count.",
    ),
    Setting(
        "tolerance",
        "tolerances",
        {},
        '[tolerance]\n"gdp.*" = "2 %"\n"unemployment.rate" = "0.5 points"',
        "How far off a number may be and still count as close, in place of what the catalogue says of the measure: a "
        "share of the value, or points in the unit of the measure. Of several patterns that fit, the longest decides. "
        "The report says that the tolerance was set.",
    ),
    Setting(
        "publishers.prefer",
        "publishers",
        [],
        '["eurostat", "ons"]',
        "Publishers that decide before all others, for the measures that they carry and unless the text names one.",
    ),
    Setting(
        "publishers.exclude",
        "publishers",
        [],
        '["cia_factbook"]',
        "Publishers whose figures are neither used nor shown. A claim of which only they have figures is not checked, "
        "and the report says why.",
    ),
    Setting(
        "data.packages",
        "folders",
        [],
        '["data/city-desk"]',
        "Folders of your own data packages, used beside the bundled data. `--data` adds to them.",
        "--data",
    ),
    Setting(
        "data.locked",
        "file",
        None,
        '"factcheck.lock"',
        "The lock of the data, which `factcheck data lock` writes: a check with other data ends with exit code 2.",
        "--locked",
    ),
    Setting(
        "offline",
        "switch",
        False,
        "true",
        "Forbid the network: nothing is fetched, and a command that only fetches is refused.",
        "--offline",
    ),
)
"""Every setting, in the order in which they are shown."""

BY_NAME = {setting.name: setting for setting in SETTINGS}

PER_PATH: tuple[Setting, ...] = tuple(
    BY_NAME[name] for name in ("select", "ignore", "select_measures", "ignore_measures")
)
"""What a table of `per-path` may hold."""

ELSEWHERE = frozenset({"FACTCHECK_CACHE_DIR", "FACTCHECK_CONFIG", "FACTCHECK_DEBUG", "FACTCHECK_TIMEOUT"})
"""Names in the environment that set something else."""


def canonical(key: str) -> str:
    """Return a key as the table writes it: `fail-on` is `fail_on`."""
    return key.replace("-", "_")
