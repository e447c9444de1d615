"""How an input is named to a code host: by its path from the root of the repository, or by an address."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.report.formats import View

_RESERVED = ":/?#[]@!$&'()*+,;=%~"
"""What an address may hold beside letters and digits."""
_ADDRESSES = ("https://", "http://")


def relative(source: str, view: View) -> str:
    """Return the path of an input from the root; one that lies elsewhere, or no file, keeps its name."""
    if source.startswith(("<", *_ADDRESSES)):
        return source
    path = posixpath.normpath(posixpath.join(view.folder, source))
    root = view.root.rstrip("/") + "/"
    return path.removeprefix(root) if view.root and path.startswith(root) else posixpath.normpath(source)


def uri(source: str, view: View) -> str:
    """Return the URI of an input: relative to the root if it lies below it, percent-encoded."""
    from urllib.parse import quote, quote_from_bytes

    if source.startswith(_ADDRESSES):
        return quote(source, safe=_RESERVED, errors="replace")
    path = relative(source, view)
    if path.startswith("../"):
        path = posixpath.normpath(posixpath.join(view.folder, path))
    try:
        encoded = quote_from_bytes(path.encode("utf-8", "surrogateescape"), safe="/~")  # bytes that are no UTF-8
    except UnicodeEncodeError:
        encoded = quote(path, safe="/~", errors="replace")
    return f"file://{encoded}" if path.startswith("/") else encoded
