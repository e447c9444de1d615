"""What the elements of a web page mean for a reader of its article."""

from __future__ import annotations


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main nav ol option p pre section summary table "
    "tbody td tfoot th thead tr ul"
)
"""Elements that stand on lines of their own."""
VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content."""
UNREAD = _names(
    "audio button canvas code datalist dialog del iframe input kbd map math menu meter nav noembed noframes noscript "
    "object progress s samp script select strike style svg template textarea title video xmp"
)
"""Elements whose content is no text of an article: machinery, menus, code, and what was struck out."""
STRUCK = _names("del s strike")
"""Those of them that leave no gap between the words around them."""
INLINE_UNREAD = UNREAD & _names("button code del kbd s samp script strike style textarea")
"""Those of them that Markdown takes for a part of a line."""
ROLES = _names("navigation banner contentinfo search menu menubar dialog alertdialog toolbar tablist")
"""Roles of elements with the same meaning."""
FOR_EARS = _names("sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text")
"""Classes of what is read out to those who cannot see the page, and often says something twice."""
CAPTIONS = _names("h2 h3 h4 h5 h6 figcaption caption summary legend")
"""Elements that are lines above or below other text."""
CLOSED_BY = {
    "li": (_names("li"), _names("ul ol menu")),
    "dt": (_names("dt dd"), _names("dl")),
    "dd": (_names("dt dd"), _names("dl")),
    "td": (_names("td th"), _names("tr table")),
    "th": (_names("td th"), _names("tr table")),
    "tr": (_names("tr td th"), _names("table")),
    "option": (_names("option"), _names("select")),
}
"""Which open elements a start tag closes, and those that it does not look beyond."""
