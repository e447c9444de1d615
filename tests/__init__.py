"""The tests of factcheck. They mirror the package; `cases/` holds small articles with expected results."""
