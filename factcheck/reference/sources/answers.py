"""What a publisher sends, read carefully: whatever is not as it should be becomes FetchError("not-understood").

Nothing that comes from outside is taken for what it seems to be: each value is looked at before it is used, and the
error names the address and the first thing that was wrong.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import math
from typing import TYPE_CHECKING, Any, NoReturn

from factcheck.http import FetchError, address_of
from factcheck.patterns import lazily
from factcheck.reference.observations import parse_period
from factcheck.reference.package import plain_number
from factcheck.reference.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.http import Response
    from factcheck.reference.sources.offers import Offer
    from factcheck.reference.sources.source import Row, Series, Wanted

FIRST_YEAR, LAST_YEAR = 1500, 2200
"""Years outside of which a figure is a mistake."""
EARLIEST = 1950
"""The first year that is asked for where a publisher wants one and none was named."""
LARGEST = 1e21
"""A published number beyond it is a mistake."""

_REMEDY = "try again later, and tell the makers of factcheck if it stays so"
_LONGEST_WORDS = 160
_YEAR = lazily(r"[12][0-9]{3}\Z")
_PART = lazily(r"([12][0-9]{3})-?(?:M?(0[1-9]|1[0-2])|Q([1-4])|S([12]))\Z")
_DAY = lazily(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\Z")
_HALVES = {"1": "01/{}-06", "2": "07/{}-12"}
_FLAG = lazily(r"[A-Za-z0-9:]{1,12}\Z")
_DATE = lazily(r"([12][0-9]{3}-[0-9]{2}-[0-9]{2})(?:\Z|[T ])")


class Answer:
    """One answer, with the means to read it."""

    def __init__(self, response: Response) -> None:
        self.response = response

    def fail(self, what: str) -> NoReturn:
        """Raise FetchError: the answer is not understood. What is said stays in one line, whatever was quoted."""
        what = "".join(character if character.isprintable() else " " for character in what)
        raise FetchError("not-understood", self.host, f"{what} ({self.response.url})", _REMEDY)

    @property
    def host(self) -> str:
        """The host that answered."""
        return address_of(self.response.url) or "?"

    def same_edition(self, editions: dict[str, str], series: Series, edition: str) -> None:
        """Remember the edition of a series; fail if it is another one than in an earlier answer."""
        before = editions.setdefault(series.series, edition)
        if before != edition:
            self.fail(f"a new edition came out while it was read: {edition or 'undated'} after {before or 'undated'}")

    @property
    def day(self) -> str:
        """The day on which the answer came."""
        return self.response.retrieved.date().isoformat()

    # --- documents ----------------------------------------------------------------------------------

    def text(self) -> str:
        """Decode the answer."""
        try:
            return self.response.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.fail(f"the answer is not UTF-8 (byte {error.start})")

    def json(self) -> Any:  # noqa: ANN401 (any JSON)
        """Read the answer as JSON, without NaN and Infinity."""
        text = self.text()
        try:
            return json.loads(text, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            if text.lstrip()[:1] == "<":
                self.fail("the answer is a page of HTML or XML, not JSON")
            if not text.strip():
                self.fail("the answer is empty")
            at_end = error.pos >= len(text.rstrip())
            self.fail(f"the answer {'ends too early' if at_end else 'is not JSON'}: {error.msg} (at {error.pos})")
        except (ValueError, RecursionError) as error:
            self.fail(f"the answer is not JSON that a publisher sends: {quoted(str(error))}")

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """Read the answer as CSV: the names of the columns, and the cells of each row."""
        text = self.text()
        if text.lstrip()[:1] == "<":
            self.fail("the answer is a page of HTML or XML, not CSV")
        try:
            table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            self.fail(f"the answer is not CSV: {error}")
        if not table or not table[0]:
            self.fail("the answer is empty")
        header = table[0]
        for number, cells in enumerate(table[1:], 2):
            if cells and len(cells) != len(header):
                self.fail(f"row {number} has {len(cells)} cells, where the header has {len(header)}")
        return header, [cells for cells in table[1:] if cells]

    # --- values -------------------------------------------------------------------------------------

    def record(self, value: object, what: str) -> dict[str, Any]:
        """Return a JSON object."""
        if not isinstance(value, dict):
            self.fail(f"{what} should be an object, not {_shown(value)}")
        return value

    def sequence(self, value: object, what: str) -> list[Any]:
        """Return a JSON list."""
        if not isinstance(value, list):
            self.fail(f"{what} should be a list, not {_shown(value)}")
        return value

    def field(self, found: Mapping[str, Any], key: str, what: str) -> Any:  # noqa: ANN401 (any JSON)
        """Return a field that must be there."""
        if key not in found:
            self.fail(f"{what} has no {key!r}; has the format changed?")
        return found[key]

    def word(self, value: object, what: str) -> str:
        """Return a short text that is not empty."""
        if not isinstance(value, str) or not value.strip() or len(value) > 500:
            self.fail(f"{what} should be a text, not {_shown(value)}")
        return value.strip()

    def number(self, value: object, what: str) -> float | None:
        """Return a finite number, None for null and empty cells. Numbers in quotation marks are numbers."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            self.fail(f"{what} should be a number, not {_shown(value)}")
        try:
            found = plain_number(value.strip()) if isinstance(value, str) else float(value)
        except (ValueError, OverflowError):
            self.fail(f"{what} is no number: {_shown(value)}")
        if found is None:
            return None
        if not math.isfinite(found) or abs(found) > LARGEST:
            self.fail(f"{what} is no number that can be meant: {_shown(value)}")
        return float(found)

    def whole(self, value: object, what: str) -> int:
        """Return a whole number that is not negative."""
        found = self.number(value, what)
        if found is None or found < 0 or not found.is_integer():
            self.fail(f"{what} should be a whole number, not {_shown(value)}")
        return int(found)

    def period(self, value: object, what: str, series: Series) -> str:
        """Return the ISO period of a year, half, quarter, month or day as publishers write them."""
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str):
            self.fail(f"{what} should be a period, not {_shown(value)}")
        found = self._year(text, series) if _YEAR.match(text) else ""
        if not found and not series.period:
            found = _part_of_a_year(text)
        try:
            start, _ = parse_period(found)
        except ValueError:
            self.fail(f"{what} is no period: {_shown(value)}")
        if not FIRST_YEAR <= start.year <= LAST_YEAR:
            self.fail(f"{what} is a year that cannot be meant: {_shown(value)}")
        return found

    def _year(self, text: str, series: Series) -> str:
        return text + {"year-end": "-12-31", "year-start": "-01-01"}.get(series.period, "")

    def inside(self, period: str, span: tuple[int, int]) -> None:
        """Fail if a period lies outside the years that were asked for."""
        if not span[0] <= int(period[:4]) <= span[1]:
            self.fail(f"the answer speaks of {period}, where {span[0]} to {span[1]} was asked for")

    def date(self, value: object, what: str) -> str:
        """Return the day of an ISO time stamp; empty for null and the empty text."""
        if value is None or value == "":
            return ""
        match = _DATE.match(value) if isinstance(value, str) else None
        try:
            parse_period(match.group(1) if match else "")
        except ValueError:
            self.fail(f"{what} should be a date, not {_shown(value)}")
        assert match is not None
        return match.group(1)

    def flags(self, value: object, what: str, offer: Offer) -> tuple[str, str]:
        """Return the status and the remark of a publisher's flags. One that is not known is kept as a remark."""
        if value is None or value == "":
            return "", ""
        if not isinstance(value, str) or not _FLAG.match(value):
            self.fail(f"{what} should be a flag, not {_shown(value)}")
        known = {**offer.statuses, **offer.remarks}
        parts = [value] if value in known else list(value)
        status = next((offer.statuses[part] for part in parts if part in offer.statuses), "")
        strange = [part for part in parts if part not in known]
        remarks = [offer.remarks[part] for part in parts if offer.remarks.get(part)]
        if strange:
            remarks.append(f"flag {''.join(strange)}")
        return status, ", ".join(remarks)

    def settle(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Sort rows; a row that comes twice counts once, and two that disagree are an error."""
        found: dict[tuple[str, ...], Row] = {}
        for row in rows:
            self.agree(found, (row.measure, row.entity, row.counterpart or "", row.period, row.note), row)
        return tuple(found[key] for key in sorted(found))

    def agree(self, found: dict[tuple[str, ...], Row], key: tuple[str, ...], row: Row) -> None:
        """Put a row in its place, where another must not say something else."""
        other = found.setdefault(key, row)
        if other != row:
            where = " ".join(filter(None, (row.entity, row.counterpart, row.period)))
            said = " and ".join("none" if one.value is None else f"{one.value:.15g}" for one in (other, row))
            self.fail(f"two figures for {where} disagree: {said}")


def years(wanted: Wanted, series: Series) -> tuple[int, int]:
    """Return the first and the last year to ask for: those wanted, or all that there can be.

    The last lies before the first if the series has none of the years that are wanted.
    """
    first = max(filter(None, (wanted.since, series.since)), default=EARLIEST)
    last = min(filter(None, (wanted.until, series.until)), default=dt.datetime.now(dt.UTC).year)
    return first, last


def within(wanted: Wanted, every: Sequence[Series]) -> tuple[Series, ...]:
    """Return the series that can have figures of the years that are wanted."""
    spans = ((series, years(wanted, series)) for series in every)
    return tuple(series for series, (first, last) in spans if first <= last)


def scaled(value: float | None, series: Series) -> float | None:
    """Bring a published value to base units, without the noise of binary fractions."""
    if value is None or series.scale == 1:
        return value
    return float(f"{value * series.scale:.15g}")


def told(text: object) -> str:
    """Write what a publisher says into a message: in one line, not endless, without control characters."""
    words = str(text)
    return repr(words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…")


def noted(*parts: str) -> str:
    """Put notes together."""
    return "; ".join(filter(None, parts))


def _part_of_a_year(text: str) -> str:
    """Return a half, a quarter, a month or a day in ISO form; empty if it is none."""
    if _DAY.match(text):
        return text
    match = _PART.match(text)
    if match is None:
        return ""
    year, month, quarter, half = match.groups()
    return f"{year}-{month or (f'Q{quarter}' if quarter else _HALVES[half].format(year))}"


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _shown(value: object) -> str:
    """Write a foreign value into a message."""
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "an object"
    try:
        return quoted(str(value)) if isinstance(value, str) else quoted(str(value)).strip("'")
    except ValueError:  # an integer of more than 4,300 digits
        return "an endless number"
