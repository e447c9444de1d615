"""Verdicts, findings and reports: everything that the formats show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.article import Article, Span
    from factcheck.claims.model import Bound, Claim
    from factcheck.levels import Confidence, Outcome, Severity
    from factcheck.reference.catalogue import Entity, Measure, Publisher
    from factcheck.reference.observations import Observation

SlipKind = Literal[
    "scale",
    "passed-earlier",
    "sign",
    "unit",
    "digits",
    "other-measure",
    "other-place",
    "other-time",
    "points",
    "direction",
]


class Slip(NamedTuple):
    """The one mistake that would explain an inconsistent number."""

    kind: SlipKind
    """What kind of mistake."""
    text: str
    """In plain words, for the editor."""


class Compared(NamedTuple):
    """An observation that a claim was held against."""

    observation: Observation
    """The observation."""
    publisher: Publisher
    """Who published it."""
    known: bool
    """Whether a writer could have known a figure for its period at the article's date."""
    agrees: bool
    """Whether it lies inside what the printed digits and the hedge allow."""
    near: bool
    """Whether it lies inside the measure's tolerance of that."""
    within: bool
    """Whether it is the figure of a part of the place: it can confirm the claim, not contradict it."""
    revised: bool
    """Whether the number is outside the tolerance, and the edition so late that it may have been revised since."""
    distance_days: int
    """Days between its period and the claimed one, 0 if they share a day."""


class Verdict(NamedTuple):
    """A claim held against observations."""

    outcome: Outcome
    """The outcome."""
    reason: str
    """Why, in one plain sentence."""
    allowed: tuple[float | None, float | None]
    """What the printed digits and the hedge allow; None for an open end."""
    primary: Compared | None
    """The observation that decided."""
    compared: tuple[Compared, ...]
    """All observations that were held against it, the deciding one first."""
    slip: Slip | None
    """The likely slip, for an inconsistent claim."""
    confidence: Confidence
    """How sure the verdict is."""
    difference: float | None = None
    """Relative difference of the claimed value from the deciding observation: 0.01 is one percent too high."""
    working: str | None = None
    """The arithmetic, where the number is held against more than one figure: "40 million (2010) to 42 million (2015)
    is +5 %"."""


class Finding(NamedTuple):
    """What a report lists for action."""

    rule: str
    """Code of the rule."""
    name: str
    """Name of the rule."""
    severity: Severity
    """How bad."""
    confidence: Confidence
    """How sure."""
    span: Span
    """Where in the text."""
    message: str
    """One sentence that says what is wrong."""
    claims: tuple[str, ...]
    """Ids of the claims that it speaks of."""
    quantities: tuple[str, ...]
    """Ids of the quantities that it speaks of."""
    suggestion: str | None
    """What to write instead, or where to look."""
    identity: str
    """What makes it this finding and no other: its rule, its sentence and what it speaks of, but not its place."""
    suppressed: str | None = None
    """Why it is suppressed, None if it is not."""

    @property
    def fingerprint(self) -> str:
        """A hash that stays the same while other parts of the article change."""
        import hashlib

        return hashlib.sha256(self.identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Dataset(NamedTuple):
    """A collection that the report rests on."""

    source: str
    dataset: str
    edition: str
    retrieved: str
    licence: str


class InputError(NamedTuple):
    """An input that could not be read."""

    source: str
    """The name of the input."""
    message: str
    """What is wrong and what to do, in one line."""


class ArticleReport(NamedTuple):
    """Everything found in one article."""

    article: Article
    """The article."""
    bound: tuple[Bound, ...]
    """Every number and what became of it."""
    verdicts: Mapping[str, Verdict]
    """The verdict of each claim, by its id."""
    findings: tuple[Finding, ...]
    """What needs action, in the order of the text."""
    measures: Mapping[str, Measure]
    """The measures that the claims speak of, by code."""
    entities: Mapping[str, Entity]
    """The entities that the claims speak of, by code."""
    too_little: str | None = None
    """How far what was checked falls short of what the run asks for; None if it does not."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the text."""
        return tuple(bound.claim for bound in self.bound if bound.claim is not None)

    @property
    def suppressed(self) -> tuple[Finding, ...]:
        """The findings that are suppressed: counted everywhere, shown on demand, never a reason to fail."""
        return tuple(finding for finding in self.findings if finding.suppressed is not None)

    def count(self, outcome: Outcome) -> int:
        """Return how many claims have an outcome."""
        return sum(verdict.outcome == outcome for verdict in self.verdicts.values())

    @property
    def checked(self) -> int:
        """How many claims were held against reference data."""
        return len(self.verdicts) - self.count("unchecked")
