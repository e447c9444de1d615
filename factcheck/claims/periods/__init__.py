"""Which period a number is of, by the words of its sentence or by its context."""
