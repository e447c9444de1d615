"""Tests of factcheck.results."""
