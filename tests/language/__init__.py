"""Tests of factcheck.language."""
