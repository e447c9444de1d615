"""Word: the text as it is when all changes are accepted, and what a person calls each place in it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from factcheck.article import Places
from factcheck.commands import check
from factcheck.reading import archive, kinds
from factcheck.reading.document import InputProblem
from tests.reading.docx import CORE, STRICT, docx, packed, paragraph, part, run, table
from tests.reading.helpers import blocks, words

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.reading.document import Document

VANISH = "<w:vanish/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
STYLES = part(
    "styles",
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Zwischen"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Eigene"><w:name w:val="Own"/><w:basedOn w:val="Zwischen"/></w:style>'
    '<w:style w:styleId="Kreis"><w:name w:val="Loop"/><w:basedOn w:val="Kreis"/></w:style>'
    '<w:style w:styleId="Geheim"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
)


def read(body: str, **parts: str | bytes) -> Document:
    names = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    return kinds.read("story.docx", docx(body, names))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Some 4.8 ") + run("million", "<w:b/>") + run(" people."), "Some 4.8 million people."),
        (
            f"<w:ins>{run('There are 5')}</w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del>{run(' swans.')}",
            "There are 5 swans.",
        ),
        (f"<w:moveFrom>{run('99 ')}</w:moveFrom><w:moveTo>{run('5 swans.')}</w:moveTo>", "5 swans."),
        (f"<w:del><w:ins>{run('99 ')}</w:ins></w:del>{run('5 swans.')}", "5 swans."),
        (
            run("99", VANISH) + run("5 swans.", '<w:vanish w:val="0"/>') + run("98", '<w:rStyle w:val="Geheim"/>'),
            "5 swans.",
        ),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("5 swans."), "5 swans."),
        (run("5 swans.", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "5 swans."),
        (f"{run('Area: 5')}<w:r><w:tab/><w:t>km</w:t></w:r>{run('2', RAISED)}", "Area: 5\tkm²"),
        (run("22 million") + run("1", RAISED) + run(" people."), "22 million people."),
        ("<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + run("5 swans."), "5 swans."),
        ("<w:r><w:t>A well</w:t><w:noBreakHyphen/><w:t>known 5</w:t></w:r>", "A well-known 5"),
        ("<w:r><w:t>mil</w:t><w:softHyphen/><w:t>lion 5</w:t></w:r>", "million 5"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x99 </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>98</w:t><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>97</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run("5")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" swans.")}',
            "5 swans.",
        ),
        (
            f'<w:fldSimple w:instr="PAGE 99">{run("5")}</w:fldSimple><w:hyperlink>{run(" swans.")}</w:hyperlink>',
            "5 swans.",
        ),
        (f"<w:smartTag><w:sdt><w:sdtContent>{run('5 swans.')}</w:sdtContent></w:sdt></w:smartTag>", "5 swans."),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('Enter 99')}</w:sdtContent></w:sdt>{run('5.')}",
            "5.",
        ),
        (
            f"{run('5')}<w:commentRangeStart w:id='1'/>{run(' swans.')}<w:r><w:commentReference w:id='1'/></w:r>",
            "5 swans.",
        ),
        ("<w:r><w:t>5 &amp; 6 &#8211; &lt;b&gt;</w:t></w:r>", "5 & 6 – <b>"),
    ],
)
def test_the_words_of_a_paragraph_are_those_of_the_accepted_text(inside: str, text: str) -> None:
    assert words(read(f"<w:p>{inside}</w:p>", word__styles=STYLES)) == [text]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    deleted = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    body = f"<w:p>{deleted}{run('There are ')}</w:p>{paragraph('5 swans.')}{paragraph('More.')}"
    assert words(read(body)) == ["There are 5 swans.", "More."]
    inserted = deleted.replace("del", "ins")
    assert words(read(body.replace(deleted, inserted))) == ["There are", "5 swans.", "More."]


def test_a_deleted_row_is_gone() -> None:
    rows = table(("Swans", "5"), ("Geese", "6")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    assert words(read(rows)) == ["Geese\t6"]


def test_styles_tell_headline_and_headings_in_any_language() -> None:
    body = (
        paragraph("Five die", "Titel")
        + paragraph("Text 5.", "Kreis")
        + paragraph("Why 5", "Eigene")
        + paragraph("One", "berschrift1")
    )
    document = read(body, word__styles=STYLES)
    assert blocks(document) == [("headline", "Five die"), ("body", "Text 5."), ("caption", "Why 5"), ("caption", "One")]
    assert document.title == "Five die"


def test_a_short_first_line_is_the_headline_of_a_document_without_styles() -> None:
    document = read(paragraph("Five die") + paragraph("Five swans have died."))
    assert (document.title, blocks(document)[0]) == ("Five die", ("headline", "Five die"))


def test_tables_are_read_by_rows() -> None:
    body = paragraph("Text.") + table(("Swans", "5"), ("1", "2"), ("One has died today.", "x")) + paragraph("End.")
    assert words(read(body)) == ["Text.", "Swans\t5", "1 | 2", "One has died today.", "x", "End."]
    inner = f"<w:tbl><w:tr><w:tc>{table(('Area', '5 ha'))}{paragraph('Below.')}</w:tc></w:tr></w:tbl>"
    assert words(read(inner)) == ["Area\t5 ha", "Below."]


def test_lines_ended_by_hand_are_lines() -> None:
    body = (
        "<w:p><w:r><w:t>Area: 5 ha</w:t><w:br/><w:t>Height: 6 m</w:t><w:br w:type='page'/><w:t> high</w:t></w:r></w:p>"
    )
    assert words(read(body)) == ["Area: 5 ha", "Height: 6 m high"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Swans live for 20 years.')}</w:txbxContent>"
    old = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    choices = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    document = read(f"<w:p>{run('Five ')}<w:r>{both}</w:r>{run('died.')}</w:p>")
    assert words(document) == ["Swans live for 20 years.", "Five died."]
    assert [place.name for place in document.origin.parts] == ["text box 1", "paragraph 1"]
    only = f"<mc:AlternateContent><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert words(read(f"<w:p><w:r>{only}</w:r></w:p>")) == ["Swans live for 20 years."]


def test_notes_are_read_where_the_text_refers_to_them() -> None:
    def note(number: int, text: str, more: str = "") -> str:
        return f"<w:footnote w:id='{number}' {more}>{paragraph(text)}</w:footnote>"

    notes = part(
        "footnotes",
        note(0, "line 99", "w:type='separator'") + note(2, "First 5.") + note(3, "Gone 98.") + note(7, "Second 6."),
    )
    gone = "<w:del><w:r><w:footnoteReference w:id='3'/></w:r></w:del>"
    first = f"<w:p>{run('Text')}<w:r><w:footnoteReference w:id='7'/></w:r>{gone}</w:p>"
    marks = "<w:footnoteReference w:id='2'/><w:endnoteReference w:id='4'/>"
    body = f"{first}<w:p>{run('More')}<w:r>{marks}</w:r></w:p>"
    ends = part("endnotes", note(4, "An end 7.").replace("footnote", "endnote"))
    document = read(body, word__footnotes=notes, word__endnotes=ends)
    assert words(document) == ["Text", "More", "Second 6.", "First 5.", "An end 7."]
    assert [place.name for place in document.origin.parts][2:] == ["footnote 1", "footnote 2", "endnote 1"]


def test_other_parts_are_not_read() -> None:
    others = {f"word__{name}": part(name, paragraph("99")) for name in ("comments", "header1", "footer1", "glossary")}
    assert words(read(paragraph("5 swans."), **others)) == ["5 swans."]


@pytest.mark.parametrize(
    ("properties", "day"),
    [
        (
            "<dcterms:created>2016-09-01T08:00:00Z</dcterms:created>"
            "<dcterms:modified>2016-10-01T08:00:00Z</dcterms:modified>",
            dt.date(2016, 10, 1),
        ),
        ("<dcterms:created>2016-09-01T08:00:00Z</dcterms:created>", dt.date(2016, 9, 1)),
        ("<dcterms:modified>0000-00-00</dcterms:modified>", None),
        (
            "<dc:description>generated by python-docx</dc:description>"
            "<dcterms:modified>2013-12-23T23:15:00Z</dcterms:modified>",
            None,
        ),
        ("", None),
    ],
)
def test_the_date_is_when_the_file_was_last_saved(properties: str, day: dt.date | None) -> None:
    published = read(paragraph("5 swans."), docProps__core=CORE.format(properties)).published
    assert (published and published.date) == day
    assert published is None or (published.origin, published.granularity) == ("metadata", "day")


def test_strict_files_and_files_with_other_names_of_parts_are_read() -> None:
    assert words(kinds.read("a.docx", docx(paragraph("5 swans."), namespace=STRICT))) == ["5 swans."]
    relations = (
        '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    body = part("document", f"<w:body>{paragraph('5 swans.')}</w:body>")
    assert words(kinds.read("a.docx", packed({"_rels/.rels": relations, "word/document2.xml": body}))) == ["5 swans."]


def test_a_finding_says_in_which_part_it_is(checker: Checker) -> None:
    body = (
        paragraph("The lake is calm.") + "<w:p/>" + paragraph("The population of France was about 22 million in 2015.")
    )
    article = checker.read(read(body))
    (finding,) = checker.check(article).findings
    places = Places(article)
    assert (places.name(finding.span.start), places.position(finding.span.start)) == ("paragraph 2", (2, 36))
    assert places.span(finding.span) == finding.span


def test_the_terminal_says_in_which_part_a_finding_is(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(docx(paragraph("In 2015 the population of France was about 22 million.")))
    shown = CliRunner().invoke(check.app, [str(path)]).stdout
    assert "│ paragraph 1  In 2015 the population of France was about 22 million." in shown


# --- hostile files ----------------------------------------------------------------------------------------------

BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def _document(before: str, inside: str) -> bytes:
    xml = part("document", f"<w:body>{paragraph(inside)}</w:body>")
    return packed({"word/document.xml": xml.replace("?>", f"?>{before}", 1)})


def _flagged(content: bytes) -> bytes:
    """An archive whose parts are marked as encrypted."""
    changed = bytearray(content)
    changed[6] |= 1
    changed[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


WHOLE = docx(paragraph("There are 5 swans. " * 50))
HOSTILE = {
    "entities": (_document(BOMB + "]>", "&i;"), "declares a document type"),
    "external": (_document(OUTSIDE, "&x;"), "declares a document type"),
    "a plain archive": (packed({"a.txt": "5 swans"}), "is no Word document"),
    "a spreadsheet": (packed({"_rels/.rels": "<r/>", "xl/workbook.xml": "<w/>"}), "is no Word document"),
    "no archive": (b"There are 5 swans.", "is no Word document"),
    "empty": (b"", "is no Word document"),
    "another root": (packed({"word/document.xml": "<html>5</html>"}), "is no Word document"),
    "no text": (docx("<w:p/>"), "has no text"),
    "broken": (packed({"word/document.xml": "<w:document"}), "is damaged"),
    "unknown characters": (packed({"word/document.xml": '<?xml version="1.0" encoding="x99"?><w/>'}), "is damaged"),
    "locked": (_flagged(WHOLE), "is locked with a password"),
    "an old file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        "is locked with a password, or an old Word file",
    ),
    "another method": (packed({"word/document.xml": "<w/>"}, zipfile.ZIP_LZMA), "is damaged"),
    "cut off": (WHOLE[:-30], "is damaged"),
    "cut in the middle": (WHOLE[: len(WHOLE) // 2], "is damaged"),
    "garbled": (WHOLE[:60] + b"\xff" * 40 + WHOLE[100:], "is damaged"),
    "many parts": (packed({f"word/{n:040}.xml": "" for n in range(30_000)}), "has thousands of parts"),
    "many characters": (docx(paragraph("5 swans " * 300_000)), "has more than 2 million characters"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line(kind: str) -> None:
    content, said = HOSTILE[kind]
    with pytest.raises(InputProblem) as problem:
        kinds.read("story.docx", content)
    assert str(problem.value).startswith(said)
    assert "\n" not in str(problem.value)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    content = packed({"word/document.xml": b" " * 200_000_000})
    tracemalloc.start()
    try:
        with pytest.raises(InputProblem, match="unpacks to more than"):
            kinds.read("story.docx", content)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    content = packed({"word/document.xml": b" " * 20_000_000})
    lying = content.replace((20_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != content
    with pytest.raises(InputProblem, match=r"unpacks to more than|is damaged"):
        kinds.read("story.docx", lying)


@pytest.mark.parametrize("element", ["tbl><w:tr><w:tc", "sdt><w:sdtContent", "p", "r", "txbxContent", "ins", "del"])
def test_elements_ten_thousand_deep_come_to_an_end(element: str) -> None:
    closing = "".join(f"</w:{name.removeprefix('w:')}>" for name in reversed(element.replace(">", "").split("<")))
    deep = f"<w:{element}>" * 10_000 + closing * 10_000
    assert "5 swans." in words(read(deep + paragraph("5 swans.")))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit memory in other ways")
def test_a_hostile_file_needs_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(packed({"word/document.xml": part("document", "<w:body><w:p><w:r><w:t>" + "5 " * 30_000_000)}))
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000,) * 2)\n"
        "from factcheck.cli import run\n"
        "run(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    result = subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[2], timeout=120, check=False)
    assert result.returncode == 3
    assert result.stderr.decode().startswith(f"factcheck: {path}: unpacks to more than 40 MB")
