"""The commands: each parses its options, asks the library, and hands the result to a report."""
