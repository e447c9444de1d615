"""A number in a sentence that is read more simply: one of a list, of a row, without an aside."""
