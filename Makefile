# Everything from a fresh clone: `make demo` sees a case answer, `make test` checks everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
STATIC := src/trucewatch/web/static/built

.PHONY: setup demo test bench lint check lock frontend pictures test-browser test-interop test-ray clean

setup: $(VENV)/.installed $(STATIC)/.built

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.locked: $(VENV)/.made requirements.lock
	$(PIP) install --require-hashes -r requirements.lock
	touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	$(PIP) install --no-deps -e .
	touch $@

# The pages' islands; node comes with the locked packages where the machine has none.
frontend $(STATIC)/.built: $(VENV)/.installed $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null)
	$(BIN)/python frontend/build.py
	mkdir -p $(STATIC) && touch $(STATIC)/.built

demo: setup
	$(BIN)/trucewatch demo $(ARGS)

# What runs on every change: style, types, the import contract, the packs' own examples, the tests.
test: setup check
	$(BIN)/python -m pytest -n 2

check: setup
	$(BIN)/ruff check src tests evaluation
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/trucewatch packs check

lint: check

test-browser: setup
	$(BIN)/python -m pytest -m browser tests

# followthemoney reads back what `export ftm` writes; its packages need libicu-dev, g++ and pkg-config to build.
test-interop: setup $(VENV)/.interop
	$(BIN)/python -m pytest -m interop tests

$(VENV)/.interop: requirements-interop.lock $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-interop.lock
	touch $@

test-ray: setup $(VENV)/.ray
	$(BIN)/python -m pytest -m ray tests

$(VENV)/.ray: requirements-ray.lock $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-ray.lock
	touch $@

# spaCy lives in an environment of its own: it is what the speed is compared with, and nothing else uses it.
bench: setup .venv-bench/.installed
	$(BIN)/python evaluation/bench.py $(ARGS)

.venv-bench/.installed: requirements-bench.lock
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-bench.lock
	touch $@

pictures: setup
	$(BIN)/python docs/pictures/make.py

# Writes the lock files anew from pyproject.toml.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" pyproject.toml
lock: $(VENV)/.made
	$(PIP) install uv
	$(COMPILE) --extra dev --extra exports --extra report -o requirements.lock
	$(COMPILE) --extra dev --extra exports --extra report --extra interop -o requirements-interop.lock
	$(COMPILE) --extra bench -o requirements-bench.lock
	$(COMPILE) --extra ray -o requirements-ray.lock

clean:
	rm -rf $(VENV) .venv-bench $(STATIC) build dist .mypy_cache .ruff_cache .pytest_cache
