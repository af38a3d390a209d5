# `make demo` and `make test` do all the set-up on a fresh machine with Python 3.11 and Node.js 20.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TALLYWIRE := $(BIN)/tallywire
DEMO := demo-output
BENCH := ../shared/bench
FRONTEND := $(shell find frontend/src frontend/build.mjs frontend/package-lock.json 2>/dev/null)
ASSETS := src/tallywire/publishing/assets/world.json
EXAMPLE ?= karvel
CORES := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

.PHONY: help assets demo test quick lint types layers frontend tests docs bench bench-slow lock clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Tallywire needs Python 3.11 or newer; name it: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json frontend/package.json
	@command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' \
	  || { echo "The pages' scripts are built by Node.js 20 or newer, with npm (https://nodejs.org, or: apt install nodejs npm)" >&2; exit 1; }
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(ASSETS): $(FRONTEND) | frontend/node_modules/.installed
	@cd frontend && npm run --silent build

assets: $(ASSETS)  ## bundle the scripts and the style of the pages (Node.js 20)

demo: $(VENV)/.run $(ASSETS)  ## install, build the example, show what it found, write a report
	@rm -rf $(DEMO) && mkdir $(DEMO)
	$(TALLYWIRE) build examples/$(EXAMPLE)/pages --into $(DEMO)/ledger --quiet || test $$? -eq 1
	@$(TALLYWIRE) verify $(DEMO)/ledger
	@$(TALLYWIRE) report $(DEMO)/ledger -o $(DEMO)/report.html
	@$(TALLYWIRE) show $(DEMO)/ledger
	@echo "The report, one file that opens offline: $(DEMO)/report.html"
	@echo "The same in the browser, to search, check and correct: $(TALLYWIRE) serve $(DEMO)/ledger"

test: lint types layers frontend tests  ## everything that CI runs

lint: $(VENV)/.dev
	$(BIN)/ruff format --check --quiet . || { echo "run: $(BIN)/ruff format ." >&2; exit 1; }
	$(BIN)/ruff check --quiet .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

frontend: $(ASSETS)
	cd frontend && npm run --silent check
	cd frontend && npm run --silent test

tests: $(VENV)/.dev $(ASSETS)
	$(BIN)/python -m pytest -n $(CORES) --dist worksteal --cov --cov-report= tests
	$(BIN)/python -m coverage report --fail-under=90 --skip-covered --skip-empty
	$(BIN)/python -m coverage report --fail-under=100 --include='src/tallywire/records.py,src/tallywire/identity.py,src/tallywire/schema.py,src/tallywire/errors.py,src/tallywire/language/*'

quick: $(VENV)/.dev $(ASSETS)  ## the fast tests only
	$(BIN)/python -m pytest -n $(CORES) --dist worksteal -m "not slow and not bench" tests

docs: $(VENV)/.dev  ## the documentation as a site
	$(BIN)/zensical build --strict --clean

bench: $(VENV)/.dev  ## every scorer beside the project, one table (about half an hour)
	$(BIN)/python -m benchmarks.accuracy.run -o benchmarks/RESULTS.md

bench-slow: $(VENV)/.dev  ## speed, memory, growth, hostile inputs, killed builds (three hours)
	$(BIN)/python -m benchmarks.speed.stream_memory --lines 100000
	$(BIN)/python -m pip install --quiet "datasketch>=2,<3"  # the rival, for this comparison alone
	$(BIN)/python -m benchmarks.speed.copies --full
	mkdir -p build && rm -rf build/bad_inputs && $(BIN)/python $(BENCH)/bad_inputs.py --out build/bad_inputs
	$(BIN)/python $(BENCH)/score_bad_inputs.py --program $(abspath $(TALLYWIRE)) --inputs build/bad_inputs
	$(BIN)/python $(BENCH)/crash.py --program $(abspath $(TALLYWIRE)) --documents 300 --rounds 10
	$(BIN)/python $(BENCH)/perf.py --program $(abspath $(TALLYWIRE)) --sizes 300,1000,3000

lock: | $(BIN)/python  ## pin every requirement again, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --extra build -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --extra build --extra dev --extra docs --extra spark -c requirements/run.txt -o requirements/dev.txt

clean:  ## remove everything that was made
	rm -rf $(VENV) $(DEMO) $(dir $(ASSETS)) frontend/node_modules frontend/build site .mypy_cache .ruff_cache .pytest_cache .coverage*
