"""The rules: each looks at the claims and verdicts of one article and yields findings."""

from factcheck.rules.registry import FAMILIES, apply_rules

__all__ = ["FAMILIES", "apply_rules"]
