"""Which place a number is of, by the constructions of its sentence or by its context."""
