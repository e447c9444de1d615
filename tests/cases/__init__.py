"""Small articles, each with the result that is expected of it."""
