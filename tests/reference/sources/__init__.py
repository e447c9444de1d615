"""Adapters of publishers, against publishers of the tests that speak their protocols."""
