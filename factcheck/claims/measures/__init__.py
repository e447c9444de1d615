"""Which measure a number is of, by the words around it."""
