"""Text from articles and data, made harmless for a terminal."""

from __future__ import annotations

from factcheck.patterns import lazily

UNSAFE = lazily(
    "[\x00-\x1f\x7f-\x9f"  # control characters, escape sequences among them
    "\u061c\u180e\ufff9-\ufffb\U000e0000-\U000e007f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # invisible and direction-changing marks
    "\ud800-\udfff]"  # lone surrogates, which no stream can encode
)


def name(source: str) -> str:
    """Return the name of an input for the start of a line, where a CI server would obey `::error::` or `##[error]`."""
    plain = safe(source)
    return f"./{plain}" if plain.lstrip()[:2] in ("::", "##") else plain


def safe(text: str) -> str:
    """Replace every character that could move the cursor, change colours or reverse the line.

    The length in characters stays the same, so that columns still point to the right place.
    """
    return UNSAFE.sub(lambda found: " " if found.group() in "\t\n\r\v\f\u2028\u2029" else "�", text)
