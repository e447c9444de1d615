# make demo   what it does, on an example article
# make test   everything that must hold: lint, types, tests, evaluation gate

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PEERS ?= .peers
SOURCES ?= ../shared/reference_sources

.PHONY: demo test lint types unit gate data bench peers survey picture lock reference-data clean

demo: data
	$(BIN)/factcheck --date 2016-10-01 --exit-zero examples/aleppo.txt

# One environment serves both: the demo needs the run-time dependencies only, and gets them from the same lock file.
$(VENV)/demo: pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

test: lint types unit gate

lint: $(VENV)/demo
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/demo
	$(BIN)/mypy

unit: data
	$(BIN)/pytest --numprocesses=auto --dist=loadfile

gate: data
	$(BIN)/python -m tests.evaluation

# Compile reference_data/ into the store of this checkout, if it has changed.
data: $(VENV)/demo
	$(BIN)/python -m factcheck.reference.compile

bench: data
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.store
	$(BIN)/python -m benchmarks.line
	$(BIN)/python -m benchmarks.reading --peers $(PEERS)/bin/python

# The readers that benchmarks.reading compares ours with, in an environment of their own.
peers: $(PEERS)/ready

$(PEERS)/ready: pyproject.toml
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --group bench
	@touch $@

# Read a corpus and print what was bound and what was not, for reading: make survey TEXTS=../shared/corpora/news_dev.jsonl
TEXTS ?= ../shared/corpora/news_dev.jsonl
LIMIT ?= 200
survey: data
	$(BIN)/python -m tools.survey $(TEXTS) --limit $(LIMIT)

# The picture of the report in the README.
picture: data
	$(BIN)/python -m tools.picture examples/aleppo.txt docs/report.svg

# Renew the lock file of the development environment (needs uv).
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --upgrade -o requirements-dev.txt

# Rebuild reference_data/ from the publishers' tables (needs pyarrow: the dependency group "data").
reference-data: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pyarrow>=18"
	$(BIN)/python tools/build_reference_data.py --sources $(SOURCES) --out reference_data

clean:
	rm -rf $(VENV) $(PEERS) build dist factcheck/_data
