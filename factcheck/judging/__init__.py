"""A claim is held against observations: which are comparable, what they say, and the likely slip."""

from factcheck.judging.verdict import judge, set_aside

__all__ = ["judge", "set_aside"]
