# Two commands for a newcomer: `make data` and `make test`. Everything goes into .venv, in the versions of
# constraints.txt; the package itself is installed anew whenever one of its files has changed.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
FILES := $(shell find factminer -type f ! -name '*.pyc')
SLOW := slow or spark or browser
# As many processes as there are cores; a file of tests stays together.
PYTEST := $(BIN)/pytest -n auto --dist loadfile

.PHONY: data test test-slow test-endurance check docs clean
.DELETE_ON_ERROR:

data: .venv/installed
	$(BIN)/factminer build seeds --out data

test: .venv/installed-for-tests
	$(PYTEST) -m "not ($(SLOW) or endurance)"

test-slow: .venv/installed-for-tests
	$(PYTEST) -m "$(SLOW)"

# Many kills and many files, for some minutes.
test-endurance: .venv/installed-for-tests
	$(BIN)/pytest -m endurance

check: .venv/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# What the README and the notebooks show, made anew from the tables.
docs: data .venv/installed-for-tests
	$(BIN)/python tests/test_readme.py --write
	$(BIN)/python tests/test_notebook.py --write

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	$(PYTHON) -m venv .venv

# build/ is removed before an install: it would bring modules back that are no longer there.
.venv/installed: pyproject.toml constraints.txt .venv/files $(FILES) | $(BIN)/python
	rm -rf build
	$(PIP) .
	touch $@

.venv/installed-for-tests: .venv/installed
	rm -rf build
	$(PIP) '.[test]'
	touch $@

# The names of the package's files, written anew only when they differ: a file that was removed has no date to tell.
.venv/files: FORCE | $(BIN)/python
	@find factminer -type f ! -name '*.pyc' | LC_ALL=C sort > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

.PHONY: FORCE
FORCE:
