"""What holds for every reader and any text at all."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reading import kinds
from factcheck.reading.document import InputProblem
from tests.reading.helpers import assert_places_hold

_MARKUP = (
    "<p> </p> <b> </b> <br> <!-- --> <table> <tr> <td> </table> <sup> </sup> <q> </q> <script> </script> <pre> </pre> "
    "<nav> </nav> <article> </article> <del> </del> <h1> </h1> <ul> <li> </ul> &nbsp; &amp &#0; &#xD800; &#x202e; \xad "
    "<div\thidden> </div> <a\thref=' > \" factcheck: ignore[ ] <!doctype\thtml> <html> <?xml # ## > - * ** _ ~~ ` ``` "
    "[a](b) ![ ]( ) [^1] [^1]: | |-|-| --- +++ title: date: === \\ {{ }} {% %} 4.8 million 2016 , . ! \ufeff \x00 "
    "\x1b[31m \x0b \x0c \u2028 \x85 \udc80 \U0001f1f8 e\u0301"
)
MARKUP = st.sampled_from(_MARKUP.split(" "))
TEXTS = st.lists(
    st.one_of(MARKUP, st.sampled_from([" ", "\n", "\n\n", "\r\n", "\r", "\t", "    "]), st.text(max_size=4))
)


@pytest.mark.parametrize("ending", [".md", ".html", ".xhtml"])
@given(parts=TEXTS)
def test_every_piece_leads_to_its_characters_in_the_file(ending: str, parts: list[str]) -> None:
    content = "".join(parts).encode("utf-8", "surrogatepass")
    with contextlib.suppress(InputProblem):
        assert_places_hold(kinds.read(f"a{ending}", content))


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx", ""])
@given(content=st.one_of(st.binary(), st.binary().map(lambda rest: b"PK\x03\x04" + rest)))
def test_any_bytes_give_a_document_or_a_plain_word(ending: str, content: bytes) -> None:
    said = None
    try:
        assert kinds.read(f"a{ending}", content).text.strip()
    except InputProblem as problem:
        said = str(problem)
    assert said is None or (said and "\n" not in said)
