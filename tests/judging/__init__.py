"""Tests of factcheck.judging."""
