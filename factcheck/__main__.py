"""`python -m factcheck` is the command."""

from factcheck.cli import run

if __name__ == "__main__":
    run()
