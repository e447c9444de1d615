"""HTML: what a reader of the page sees of the article, and where it stands in the file."""

from __future__ import annotations

import codecs
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.article import Places
from factcheck.reading import kinds
from factcheck.reading.document import InputProblem
from factcheck.reading.html import MOST_TAGS
from tests.reading.helpers import assert_places_hold, blocks, read, words

if TYPE_CHECKING:
    from factcheck.checker import Checker

HTML = ".html"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Some <b>4.8</b>\n  <i>million</i>\npeople.</p>", "Some 4.8 million\npeople."),
        ("About 4.8&nbsp;million &amp; 5&#37; &#x201C;so&#8221;", "About 4.8\N{NO-BREAK SPACE}million & 5% “so”"),
        ("A &copy 5 &nosuch; & 6 &#xD800;", "A © 5 &nosuch; & 6 \ufffd"),
        ("4 < 5 and 6 > 3 <3 a<b", "4 < 5 and 6 > 3 <3 a"),
        ("The <a href=/2016/99 title='a > 5'>2 reports</a>.", "The 2 reports."),
        ("4.8 mil&shy;lion and 5 mil\u00adlion", "4.8 million and 5 million"),
        ("An area of 5 km<sup>2</sup> and 6\u00a0m<sup><b>3</b></sup>.", "An area of 5 km² and 6\u00a0m³."),
        (
            "Over 22 million<sup><a href=#n>1</a></sup> people<sup>[2]</sup>, 10<sup>6</sup>.",
            "Over 22 million people, 10⁶.",
        ),
        ("On the 1<sup>st</sup> day", "On the 1st day"),
        ("He said <q>half of 5</q>.", "He said “half of 5”."),
        ("It was <del>5</del><ins>6</ins> and <s>7 </s>8.", "It was 6 and 8."),
        ("5<code>x</code>6 ships", "5 6 ships"),
        ("5<!-- 99 -->6 ships", "56 ships"),
        (
            "Say<span hidden> 99</span><span style='Display: None'> 98</span><span class='a sr-only'> 97</span> 5",
            "Say 5",
        ),
        ("<script>var a = '<p>99</p>'</script>Text 5<style>p{width:9px}</style>", "Text 5"),
        ("Text 5<textarea>99</textarea><noscript>98</noscript><svg><text>97</text></svg><svg/> 6", "Text 5 6"),
        ("Text <![CDATA[99]]><?php 98 ?><!ELEMENT 97>5", "Text 5"),
        ("Text <!-->5<!---> and <!-- 99 --!>6 </ 98>7", "Text 5 and 6 </ 98>7"),
        ('Text <b class="5>6</b> and 7', "Text 6 and 7"),
        ("Text 5 <!-- never closed 99", "Text 5"),
        ("Text 5 <a href=", "Text 5"),
        ("Text 5 &am", "Text 5 &am"),
    ],
)
def test_the_words_are_read_as_a_browser_shows_them(source: str, text: str) -> None:
    document = read(HTML, source)
    assert words(document) == [text]
    assert_places_hold(document)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "<h1>Five <i>die</i></h1><p>One.<p>Two.</p><h2>Why 5</h2>",
            [("headline", "Five die"), "One.", "Two.", ("caption", "Why 5")],
        ),
        ("<p>Text.</p><div>More 5<div>and 6</div>7</div>", ["Text.", "More 5", "and 6", "7"]),
        ("<ul><li>One 1<li>Two<ul><li>Inner 2</ul></ul><dl><dt>A<dd>5</dl>", ["One 1", "Two", "Inner 2", "A", "5"]),
        (
            "<figure><img alt='x 99'><figcaption>A camp of 80,000</figcaption></figure><p>Text.",
            [("caption", "A camp of 80,000"), "Text."],
        ),
        ("<blockquote><p>“Half.”</p><footer>Jane Doe, 5</footer></blockquote>", ["“Half.”", "Jane Doe, 5"]),
        ("<p>One line<br>and more<br/>Next 5<br><br>new", ["One line\nand more", "Next 5", "new"]),
        ("<pre>A wire\ntext 5.\n\n  Next   6.</pre><pre><code>99</code></pre>", ["A wire\ntext 5.", "Next   6."]),
        ("<p class=byline>Jane Doe in Aleppo</p><p>Text 5.</p>", [("byline", "Jane Doe in Aleppo"), "Text 5."]),
        ("<p>Text 5.</p><details><summary>More 6</summary>and 7</details>", ["Text 5.", "More 6", "and 7"]),
    ],
)
def test_a_page_is_read_block_by_block(source: str, expected: list[str | tuple[str, str]]) -> None:
    document = read(HTML, source)
    assert_places_hold(document)
    found = blocks(document)
    assert len(found) == len(expected)
    for block, wanted in zip(found, expected, strict=True):
        assert wanted in (block, *block)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>Country<th>Population<tr><td>Syria<td>17 million", ["Country | Population", "Syria\t17 million"]),
        ("<tr><td>1</td><td>331</td></tr>", ["1 | 331"]),
        ("<tr><th></th><th>2015</th></tr><tr><td>Swans</td><td>5</td><td></td></tr>", ["| 2015", "Swans | 5 |"]),
        ("<tr><td>Syria</td><td></td><td> 17&nbsp;million </td><td>5%</td></tr>", ["Syria |  | 17\u00a0million | 5%"]),
        (
            "<tr><td><p>One sentence of 5.</p><p>And more.</p></td><td>Box 6</td></tr>",
            ["One sentence of 5.", "And more.", "Box 6"],
        ),
        ("<tr><td>Five people have died here.</td><td>Box 6</td></tr>", ["Five people have died here.", "Box 6"]),
        ("<tr><td><table><tr><td>Area<td>5 ha</table></td></tr>", ["Area\t5 ha"]),
        (
            "<caption>Swans in 2016</caption><tbody><tr hidden><td>99</td></tr><tr><td>Swans<td>5",
            ["Swans in 2016", "Swans\t5"],
        ),
    ],
)
def test_a_row_of_a_table_is_a_line_and_a_table_for_the_layout_is_not(rows: str, expected: list[str]) -> None:
    document = read(HTML, f"<p>Text.</p><table>{rows}</table><p>End.</p>")
    assert words(document) == ["Text.", *expected, "End."]
    assert_places_hold(document)


AROUND = """<!doctype html><html><head><title>Five die | The Site</title></head><body>
<header><a href=/>The Site</a> with 5 million readers</header>
<nav><ul><li><a href=/>Home 99</a></ul></nav><div role=navigation>Menu 98</div>
<main><article><header><h1>Five die</h1></header>
<p>Half of the 12 swans on the lake have died since the spring, the keeper says.</p>
<aside><a href=/x>Related: 97 geese</a></aside><aside>Swans live for 20 years.</aside>
<form>Write to us <input value=96></form>
</article></main>
<aside>Weather: 18 degrees</aside><form>Join 95 others</form>
<div>Read by 94 people</div>
<footer>Since 1893</footer></body></html>"""


def test_what_is_around_the_article_is_left_out() -> None:
    expected = "Half of the 12 swans on the lake have died since the spring, the keeper says."
    assert words(read(HTML, AROUND)) == ["Five die", expected, "Swans live for 20 years."]


def test_a_page_inside_of_a_form_is_read() -> None:
    source = "<form id=aspnet><header>Site</header><h1>Five die</h1><p>Half of 12.</p></form>"
    assert words(read(HTML, source)) == ["Five die", "Half of 12."]


def test_a_small_article_element_does_not_hide_the_rest() -> None:
    assert words(read(HTML, "<p>Half of the 12 swans died.</p><article>A card</article>")) == [
        "Half of the 12 swans died.",
        "A card",
    ]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Five &amp; six\n die</title>", "Five & six die"),
        ("<title>Five</title><meta property=og:title content='Six &#8220;die&#8221;'>", "Six “die”"),
        ("<title>Five</title><h1>Seven <b>die</b></h1>", "Seven die"),
        ("", None),
    ],
)
def test_the_headline_is_that_of_the_text_or_the_page(head: str, title: str | None) -> None:
    assert read(HTML, f"{head}<p>Text of 5.</p><p>More.</p>").title == title


META = '<meta property="article:published_time" content="2016-10-01T08:00:00Z">'
LINKED = '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2015-01-01"}, '
LINKED += '{"@type": ["NewsArticle"], "datePublished": "2016-10-02"}]}</script>'
TIME = "<time datetime=2016-10-03>today</time>"


@pytest.mark.parametrize(
    ("marks", "day"),
    [
        (META, dt.date(2016, 10, 1)),
        (LINKED, dt.date(2016, 10, 2)),
        (TIME, dt.date(2016, 10, 3)),
        (TIME + LINKED + META, dt.date(2016, 10, 1)),
        (TIME + LINKED, dt.date(2016, 10, 2)),
        (TIME + "<time itemprop=datePublished datetime=2016-10-04>", dt.date(2016, 10, 4)),
        ("<meta name=date content='October 5, 2016'>" + TIME, dt.date(2016, 10, 5)),
        ("<meta itemprop=datePublished content=20161006>", dt.date(2016, 10, 6)),
        ("<time datetime=P3D>3 days</time><time datetime='2016-10-07T08:00+02:00'>", dt.date(2016, 10, 7)),
        ('<script type="application/ld+json">{"datePublished": ["x"], </script>' + TIME, dt.date(2016, 10, 3)),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>" + TIME, dt.date(2016, 10, 3)),
        ("<script>{'datePublished': '2016-10-02'}</script><time>2016-10-03</time>", None),
        ("<meta name=date content=2016-02-31>", None),
    ],
)
def test_the_date_is_what_the_page_declares_most_plainly(marks: str, day: dt.date | None) -> None:
    published = read(HTML, f"{marks}<p>Text 5.</p>").published
    assert (published and published.date) == day
    assert published is None or published.origin == "metadata"


@pytest.mark.parametrize(
    ("encoding", "head", "mark"),
    [
        ("utf-8", "", b""),
        ("utf-8", "<meta charset=latin-1>", codecs.BOM_UTF8),
        ("cp1252", "<meta charset='ISO-8859-1'>", b""),
        ("cp1252", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", b""),
        ("cp1250", "<meta charset=windows-1250>", b""),
        ("cp1252", "", b""),
        ("utf-16-le", "", codecs.BOM_UTF16_LE),
        ("utf-16-be", "<meta charset=utf-16>", b""),
        ("utf-8", "<meta charset=no-such>", b""),
        ("utf-8", "<meta charset=unicode_escape>", b""),
        ("utf-8", "<meta charset=zlib>", b""),
        ("cp1252", "<meta charset=utf-8>", b""),
        ("shift_jis", "<meta charset=Shift_JIS>", b""),
    ],
)
def test_the_character_set_is_the_mark_or_what_is_declared_or_what_fits(encoding: str, head: str, mark: bytes) -> None:
    text = "5 \\x41 swans" if encoding == "shift_jis" else "5 “Zürich” \\x41 swans"
    document = kinds.read("a.html", mark + f"{head}<p>{text}</p>".encode(encoding))
    assert words(document) == [text]


def test_a_closed_tag_of_xhtml_is_closed() -> None:
    source = (
        '<?xml version="1.0"?><html><head><script src="a.js"/><title>T</title></head><body><p/>5<b/> 6</body></html>'
    )
    assert words(read(".xhtml", source)) == ["5 6"]


@pytest.mark.parametrize(
    ("source", "block"),
    [
        ("<p>First.</p><!-- factcheck: ignore[REF001] known --><p>Second 5.</p><p>Third.</p>", "Second 5."),
        ("<p>First.</p><p>Second <!-- factcheck: ignore[REF001] known -->5.</p>", "Second 5."),
        ("<p>First.<p>Second 5.<!-- factcheck: ignore[REF001] known --></p><p>Third.", "Second 5."),
        ("<ul><li>First.<li><!-- factcheck: ignore[REF001] known -->Second 5.</ul>", "Second 5."),
        ("<table><tr><td>First<td>5<tr><td>Second<td>6 <!-- factcheck: ignore[REF001] known --></table>", "Second\t6"),
        ("<p>First.<p>Second.<br>Third.<!-- factcheck: ignore[REF001] known -->", "Second.\n\nThird."),
    ],
)
def test_a_remark_holds_for_its_block_or_the_next(source: str, block: str) -> None:
    document = read(HTML, source)
    (found,) = document.ignores
    assert (found.rules, found.reason, found.line) == (("REF001",), "known", 1)
    assert found.span.of(document.text) == block


def test_a_remark_that_is_not_understood_is_said() -> None:
    document = read(HTML, "<p>Text.\n<!-- Factcheck: ignroe[REF001] -->\n<!-- nofactcheck: 5 --></p>")
    (warning,) = document.warnings
    assert warning.startswith("line 2: “factcheck: ignroe[REF001]” is not understood")


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<script>5</script>", "<nav>5</nav>", "<!-- 5 -->"])
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(InputProblem, match="has no text to read"):
        read(HTML, source)


def test_a_page_with_more_text_than_an_article_is_refused() -> None:
    with pytest.raises(InputProblem, match="more than 2 million characters"):
        read(HTML, "5 swans " * 300_000)


def test_a_page_with_tags_without_end_is_refused() -> None:
    with pytest.raises(InputProblem, match="more than 200,000 tags"):
        read(HTML, "<b>" * (MOST_TAGS + 1))


@pytest.mark.parametrize(
    "tag", ["div", "table", "b", "blockquote", "ul", "sup", "q", "td", "a href=x", "article", "pre"]
)
def test_a_page_nested_ten_thousand_deep_is_read(tag: str) -> None:
    name = tag.split(maxsplit=1)[0]
    source = f"<{tag}>" * 10_000 + "There are 5 swans." + f"</{name}>" * 10_000
    document = read(HTML, source)
    assert "5 swans" in document.text
    assert_places_hold(document)


def test_a_finding_leads_to_the_file(checker: Checker) -> None:
    source = f"<html>{META}\n<p>The population of <b>France</b> was\n  about <i>22</i>&nbsp;million in 2015.</p>"
    article = checker.read(read(HTML, source))
    (finding,) = checker.check(article).findings
    places = Places(article)
    assert (finding.rule, article.published.origin) == ("REF001", "metadata")
    assert places.span(finding.span).of(source) == "22</i>&nbsp;million"
    assert places.position(finding.span.start) == (3, 12)
