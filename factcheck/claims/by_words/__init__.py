"""A number that no construction ties to a measure: how likely the words around it name one."""
