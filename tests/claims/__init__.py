"""Tests of factcheck.claims."""
