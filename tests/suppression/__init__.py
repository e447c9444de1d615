"""Tests of factcheck.suppression."""
