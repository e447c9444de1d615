"""Changes, ranks, comparisons and extremes, and what such a claim is made of."""
