"""Tables and plots: aligned in a pipe, drawn within the width at a terminal, harmless in both."""

from __future__ import annotations

import datetime as dt

from factcheck.report.plot import Curve, draw
from factcheck.report.table import Column, Page, render

COLUMNS = (Column("Place", whole=True), Column("People", right=True), Column("Remark"))
ROWS = [("Testland", "1,200", "counted"), ("Otherland", "15", "by hand\nand twice")]


def test_a_pipe_gets_aligned_columns_and_no_drawing() -> None:
    assert render(COLUMNS, ROWS, Page()).splitlines() == [
        "Place      People  Remark",
        "Testland    1,200  counted",
        "Otherland      15  by hand",
        "                   and twice",
    ]


def test_a_terminal_gets_a_table_within_its_width() -> None:
    rows = [("Testland", "1,200", "a remark of many words " * 10)]
    shown = render(COLUMNS, rows, Page(terminal=True, width=60))
    assert max(len(line) for line in shown.splitlines()) <= 60
    assert "─" in shown
    assert "\x1b" not in shown
    assert "\x1b[" in render(COLUMNS, rows, Page(terminal=True, width=60, color=True))


def test_text_from_data_cannot_take_over_the_terminal() -> None:
    for page in (Page(), Page(terminal=True)):
        shown = render(COLUMNS, [("\x1b[31mred\u202e", "\x07", "[bold]x[/bold]")], page)
        assert not set(shown) & {"\x1b", "\x07", "\u202e"}
        assert "[bold]x" in shown


def test_wide_characters_keep_the_columns_in_line() -> None:
    lines = render(COLUMNS, [("日本", "1", "x"), ("Testland", "2", "y")], Page()).splitlines()
    assert lines[1].startswith("日本     ")


def _years(*values: float) -> tuple[tuple[dt.date, float], ...]:
    return tuple((dt.date(2000 + i, 12, 31), value) for i, value in enumerate(values))


def test_a_plot_has_its_ends_its_years_and_a_legend() -> None:
    shown = draw([Curve("one", _years(0, 10, 20)), Curve("two", _years(5, 5))], 60)
    lines = shown.splitlines()
    assert "20" in lines[0]
    assert lines[0].rstrip().endswith("●")
    assert "2000" in lines[-2]
    assert lines[-2].endswith("2002")
    assert lines[-1].strip() == "● one   ○ two"
    assert max(map(len, lines)) <= 60


def test_a_plot_of_equal_values_is_a_line_and_one_of_one_value_is_none() -> None:
    assert "●" in draw([Curve("flat", _years(7, 7, 7))], 60)
    assert draw([Curve("one", _years(7))], 60) == ""
    assert draw([], 60) == ""
