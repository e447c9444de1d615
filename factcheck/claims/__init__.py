"""Quantities become claims: bound to a measure, a place and a period by named evidence, or unbound with a reason."""

from factcheck.claims.bind import Grammar, bind
from factcheck.claims.model import Attribution, Bound, Claim, Evidence, Modality, Relation

__all__ = ["Attribution", "Bound", "Claim", "Evidence", "Grammar", "Modality", "Relation", "bind"]
