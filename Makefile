# One command shows what the library can do (make tour), one checks everything (make test). Both make their own environment.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: help tour test lint types tests docs package bench clean

help:           ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

tour: $(VENV)/installed ## a short guided tour of real answers
	@$(BIN)/python docs/tour.py

test: lint types tests docs package ## lint, types, all tests with coverage, the site, and the built package

lint: $(VENV)/tested ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/tested ## mypy --strict
	$(BIN)/mypy

tests: $(VENV)/tested ## all tests, with the branches that they cover
	$(BIN)/pytest --numprocesses auto --dist loadfile --cov --cov-report term-missing:skip-covered

docs: $(VENV)/tested ## the site, into docs/_build/html: pages, examples that run, every link checked
	$(BIN)/python docs/build.py

package: $(VENV)/tested ## the wheel and the source archive, judged by twine
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/twine check --strict dist/*

bench: $(VENV)/tested ## every budget against its floor, as ratios in one run (ROWS=100000000 for larger frames)
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python benchmarks/run.py

clean: ## takes out everything that these commands made
	rm -rf $(VENV) dist docs/_build docs/data docs/frameworks docs/reference docs/themes .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/made:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	touch $@

$(VENV)/installed: $(VENV)/made pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group test --group lint --group build
	touch $@
