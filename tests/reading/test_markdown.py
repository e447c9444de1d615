"""Markdown: what a reader of the page sees, and where it stands in the file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.article import Places, Span
from factcheck.reading.document import InputProblem
from tests.reading.helpers import assert_places_hold, blocks, read, words

if TYPE_CHECKING:
    from factcheck.checker import Checker

MD = ".md"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Some **4.8 million** people.", "Some 4.8 million people."),
        ("A *big* __loss__ of ***12*** ships.", "A big loss of 12 ships."),
        ("From [the 2 reports](https://example.org/2016 'of 99') on.", "From the 2 reports on."),
        ("From [the 2 reports][a] on.\n\n[a]: https://example.org/2016 'of 99'", "From the 2 reports on."),
        ("See <https://example.org/2016/10>.", "See ."),
        ("About 4.8&nbsp;million and 5&#37;.", "About 4.8\N{NO-BREAK SPACE}million and 5%."),
        (r"A price of \$5 and 2 \* 3.", "A price of $5 and 2 * 3."),
        ("It rose to 5.~~4~~3 percent.", "It rose to 5.3 percent."),
        ("Run `make 7` and 8.", "Run  and 8."),
        ("5`x`6 ships", "5 6 ships"),
        ("A claim[^1] of 12.\n\n[^1]: The note says 13.", "A claim of 12."),
        ("An area of 5 km<sup>2</sup> and 6 km<sup>3</sup>.", "An area of 5 km² and 6 km³."),
        ("Over 22 million<sup>1</sup> people.", "Over 22 million people."),
        ("The <b>5</b> <span class='a7'>ships</span>.", "The 5 ships."),
        ("Before <!-- 99 --> after 5.", "Before  after 5."),
        ("Before {{< figure width=640 >}} after {% include 12.html %} 5.", "Before  after  5."),
        ("2 * 3 * 4 and a_b_c 5", "2 * 3 * 4 and a_b_c 5"),
        ("[ ] 12 of [12", "[ ] 12 of [12"),
        ("Hard  \nwrapped 5", "Hard\nwrapped 5"),
        ("A &copy 5 & 6 &nosuch; 7", "A &copy 5 & 6 &nosuch; 7"),
    ],
)
def test_the_words_of_a_paragraph_are_read_without_markup(source: str, text: str) -> None:
    document = read(MD, source)
    assert words(document)[0] == text
    assert_places_hold(document)


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    document = read(MD, "The first\r\n  line, 5\r\ngoes on.\r\n\r\nThe second.\r\n")
    assert words(document) == ["The first\nline, 5\ngoes on.", "The second."]
    assert_places_hold(document)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Five die\n\nText.", [("headline", "Five die"), ("body", "Text.")]),
        ("Five die\n===\n\nText.\n\n## Why 5\n\nMore.", ["headline", "body", "caption", "body"]),
        ("# One\n\n# Two", ["headline", "caption"]),
        ("# Closed 5 ##\n\nText.", [("headline", "Closed 5"), ("body", "Text.")]),
        ("![A camp of 80,000](camp_2016.jpg)\n\nText.", [("caption", "A camp of 80,000"), ("body", "Text.")]),
        ("- One is 5.\n- Two\n  is 6.\n  1. Three", ["One is 5.", "Two\nis 6.", "Three"]),
        ("> A line 5\nand more.\n>\n> > Deep 6.", ["A line 5\nand more.", "Deep 6."]),
        ("Text.\n\n```\n99\n```\n\n    98\n\n~~~\n97", ["Text."]),
        ("| a | b |\n|---|---|\n| Swans | 5 \\| 6 |\n| 7 | 8 | 9 |", ["a | b", "Swans\t5 | 6", "7 | 8"]),
        ("Text.\n\n[^1]: The note\n    says 13.\n[^b]: Another 14.", ["Text.", "The note\nsays 13.", "Another 14."]),
        ("Text 1.\n\n---\n\nText 2.", ["Text 1.", "Text 2."]),
        ("Name: A\\\nArea: 5 ha<br>\nand more", ["Name: A", "Area: 5 ha\nand more"]),
        ("<figure>\n<figcaption>Swans, 5&#37;</figcaption>\n</figure>\n\nText.", [("caption", "Swans, 5%"), "body"]),
        ("<script>\nvar a = 5\n</script>\n\nText.", ["Text."]),
        ("\ufeffText 5.", ["Text 5."]),
    ],
)
def test_a_file_is_read_block_by_block(source: str, expected: list[str | tuple[str, str]]) -> None:
    document = read(MD, source)
    assert_places_hold(document)
    found = blocks(document)
    assert len(found) == len(expected)
    for block, wanted in zip(found, expected, strict=True):
        assert wanted in (block, *block)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("date: 2016-10-01", dt.date(2016, 10, 1)),
        ("date: 2016-10-01T23:30:00-05:00", dt.date(2016, 10, 1)),
        ("date: '2016-10-01 08:00'  # morning", dt.date(2016, 10, 1)),
        ('Date: "1 October 2016"', dt.date(2016, 10, 1)),
        ("date: October 1st, 2016", dt.date(2016, 10, 1)),
        ("published: Sat, 01 Oct 2016 08:00:00 GMT", dt.date(2016, 10, 1)),
        ("date: 01/10/2016", None),
        ("date: 2016-13-01", None),
        ("date: 0001-01-01", None),
        ("date:", None),
        ("tags: [2016-10-01]", None),
    ],
)
def test_the_front_matter_gives_the_date(date: str, day: dt.date | None) -> None:
    document = read(MD, f"---\n{date}\nlayout: post\n---\nText 5.")
    assert words(document) == ["Text 5."]
    assert (document.published.date if document.published else None) == day
    assert document.published is None or document.published.origin == "metadata"


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Five swans die\n---\n",
        "---\r\ntitle: 'Five swans die'\r\n...\r\n",
        '---\ntitle: "Five swans die" # 1\ntags:\n- a: [b\n---\n',
        '+++\ntitle = "Five swans die"\ndate = 2016-10-01\n+++\n',
        "---\ntitle: >\n  Five swans die\ndate: 2016-10-01\n---\n",
        "---\nseo:\n  title: Other\n\ttab\ntitle: Five swans die\n---",
    ],
)
def test_the_front_matter_gives_the_headline_with_its_place(head: str) -> None:
    document = read(MD, f"{head}\n\nText.")
    assert document.title == "Five swans die"
    assert blocks(document) == [("headline", "Five swans die"), ("body", "Text.")]
    assert_places_hold(document)
    assert document.warnings == ()


def test_a_headline_that_stands_twice_is_read_once() -> None:
    assert words(read(MD, "---\ntitle: Five die\n---\n# Five *die*\n\nText.")) == ["Five die", "Five die", "Text."]
    assert words(read(MD, "---\ntitle: Five die\n---\n# Five  die\n\nText.")) == ["Five  die", "Text."]


def test_a_quotation_mark_in_a_headline_is_read_as_one() -> None:
    document = read(MD, '---\ntitle: "The \\"5\\" swans"\n---\nText.')
    assert document.title == 'The "5" swans'
    assert_places_hold(document)


@pytest.mark.parametrize(
    ("source", "warning"),
    [
        ("---\ndate: 01/10/2016\n---\nText.", "line 2: the date “01/10/2016” of the front matter is not understood"),
        ("---\ntitle: Five\n\nText.", "line 1: the front matter is not closed"),
        ("Text.\n\n<!-- factcheck: ingore -->", "line 3: “factcheck: ingore” is not understood"),
        ("Text. <!--factcheck:ignore[REF001-->", "line 1: “factcheck: ignore[REF001” is not understood"),
        ("Text. <!-- factcheck: ignore[a b c!] -->", "line 1: “factcheck: ignore[a b c!]” is not understood"),
        ("Text. <!-- factcheck: ignore[] -->", "line 1: “factcheck: ignore[]” is not understood"),
        ("Text. <!-- factcheck: ignore-file -->", "line 1: “factcheck: ignore-file” is not understood"),
        ("<div>\n<!-- factcheck: off -->\n</div>\n\nText.", "line 2: “factcheck: off” is not understood"),
    ],
)
def test_what_is_not_understood_is_said_and_the_text_is_read(source: str, warning: str) -> None:
    document = read(MD, source)
    assert [said[: len(warning)] for said in document.warnings] == [warning]
    assert "Text." in words(document)[-1]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = read(MD, "---\n\nText 5.\n\nMore 6.")
    assert (words(document), document.warnings) == (["Text 5.", "More 6."], ())


@pytest.mark.parametrize(
    ("source", "rules", "reason", "block"),
    [
        (
            "First.\n\n<!-- factcheck: ignore[REF001, PCT] agency's count -->\n\nSecond 5.\n\nThird.",
            ("REF001", "PCT"),
            "agency's count",
            "Second 5.",
        ),
        ("First.\n\nSecond <!-- factcheck: ignore --> 5.\n\nThird.", (), "", "Second  5."),
        ("First.\n\n- Second 5. <!-- factcheck: ignore[ref001] -->\n- Third.", ("ref001",), "", "Second 5."),
        (
            "First.\n\n| Second | 5 <!-- FactCheck:ignore why not--> |\n|---|---|\n| Third | 6 |",
            (),
            "why not",
            "Second | 5",
        ),
        ("First.\n\n<!--\nfactcheck: ignore known\nfor years\n-->\nSecond 5.", (), "known for years", "Second 5."),
        ("First.\n\n<p><!-- factcheck: ignore --> Second 5.</p>\n\nThird.", (), "", "Second 5."),
        ("First.\n\n## Second 5 <!-- factcheck: ignore -->\n\nThird.", (), "", "Second 5"),
        ("First.\n\nSecond.\n\n<!-- factcheck: ignore -->\n", (), "", ""),
    ],
)
def test_a_remark_holds_for_its_block_or_the_next(source: str, rules: tuple[str, ...], reason: str, block: str) -> None:
    document = read(MD, source)
    (found,) = document.ignores
    assert (found.rules, found.reason, found.span.of(document.text)) == (rules, reason, block)
    at = source.lower().index("<!--")
    assert found.line == source.count("\n", 0, at) + 1


def test_code_and_other_comments_hold_no_remark() -> None:
    source = (
        "Text.\n\n```\n<!-- factcheck: ignore -->\n```\n\n`<!-- factcheck: off -->` and <!-- todo: factcheck: 5 -->"
    )
    document = read(MD, source)
    assert (document.ignores, document.warnings) == ((), ())


@pytest.mark.parametrize("source", ["```\n5\n```", "<!-- only this -->", "---\ndate: 2016-10-01\n---\n", "[a]: b"])
def test_a_file_without_text_is_refused(source: str) -> None:
    with pytest.raises(InputProblem, match="has no text to read"):
        read(MD, source)


def test_lists_without_end_are_refused() -> None:
    with pytest.raises(InputProblem, match="more than 50 deep"):
        read(MD, "".join("  " * depth + "- 5\n" for depth in range(80)))
    assert words(read(MD, "".join("  " * depth + "- a5\n" for depth in range(40)))) == ["a5"] * 40


@pytest.mark.parametrize("source", ["[" * 20_000, "![" * 20_000, "![" * 8_000 + "a" + "](b)" * 8_000])
def test_brackets_without_end_are_refused(source: str) -> None:
    with pytest.raises(InputProblem, match="thousands of brackets that nothing closes"):
        read(MD, source)


def test_a_finding_leads_to_the_file(checker: Checker) -> None:
    source = (
        "---\ndate: 2016-10-01\n---\n\n> The population of **France** was\n> *about 22&nbsp;million* in [2015](x).\n"
    )
    article = checker.read(read(MD, source))
    (finding,) = checker.check(article).findings
    places = Places(article)
    assert (finding.rule, article.published.origin) == ("REF001", "metadata")
    assert places.span(finding.span).of(source) == "22&nbsp;million"
    assert places.position(finding.span.start) == (6, 10)
    whole = article.sentences[0].span
    assert places.span(Span(whole.start, whole.end)).of(source).startswith("The population of **France")
