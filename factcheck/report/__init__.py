"""The formats of a report. Each module turns the same values into text; none of them decides anything."""
