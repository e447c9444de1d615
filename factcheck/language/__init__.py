"""A sentence becomes mentions: pure functions from text to frozen values, driven by word lists."""
