"""Inputs: a file or a stream becomes text, and a text its date. One module for each kind of input."""
