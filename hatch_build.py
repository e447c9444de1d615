"""Build hook: compiles `reference_data/` into the store that ships in the wheel and serves an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReferenceDataHook(BuildHookInterface[Any]):
    """Puts `factcheck/_data/reference.sqlite` beside the modules before the files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Compile the store. A mistake in the data stops the build with its file and row."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from factcheck.reference import compile as compiler
        finally:
            sys.path.remove(str(root))
        target = root / "factcheck" / "_data" / "reference.sqlite"
        if compiler.current(target) != compiler.fingerprint(root / "reference_data"):
            compiler.build(root / "reference_data", target)
        build_data["artifacts"].append("factcheck/_data/reference.sqlite")
