"""A number that goes on with a claim told before it."""
