# One word a task; `make` alone lists them. Needs GNU make and Python >= 3.10, and builds the rest in .venv.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
STACK ?= dev
# Parallel test processes; TEST_JOBS=0 runs in one, for a debugger.
TEST_JOBS ?= auto
PYTEST_ARGS ?=
BENCH_ARGS ?=
CHECK_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := facts components policy simulator analysis cli
CHECKED := $(wildcard $(SOURCES) tests benchmarks docs)
# Folders and files that are programs of their own: two modules named __main__ cannot be checked in one run.
PROGRAMS := $(wildcard __main__.py components/__main__.py policy/*/__main__.py)

.PHONY: help up down refresh preview check engine test lint format bench lock clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo "STACK=$(STACK) names the stack of up, preview, refresh and down (one of stacks/Pulumi.<stack>.yaml)"

up: $(VENV)/.run.stamp ## bring the estate of STACK up, in a simulated Azure
	@$(BIN)/azdisk up --stack $(STACK)

preview: $(VENV)/.run.stamp ## show what up would change
	@$(BIN)/azdisk preview --stack $(STACK)

refresh: $(VENV)/.run.stamp ## compare the state with the simulated Azure
	@$(BIN)/azdisk refresh --stack $(STACK)

down: $(VENV)/.run.stamp ## take the estate down; says what Azure keeps, and why
	@$(BIN)/azdisk down --stack $(STACK)

check: $(VENV)/.run.stamp ## what a change of STACK breaks and loses; CHECK_ARGS="--format sarif:check.sarif" and more
	@$(BIN)/azdisk check --stack $(STACK) $(CHECK_ARGS)

engine: $(VENV)/.run.stamp ## get the Pulumi engine (found, installed or built), without using it
	@$(BIN)/python -m azure_disk_cli.engine

test: $(VENV)/.dev.stamp ## run all tests in random order, with the coverage gate
	@$(BIN)/python -m azure_disk_cli.engine --language-host
	@$(BIN)/python -m pytest -n $(TEST_JOBS) --dist worksteal --cov --cov-report=term $(PYTEST_ARGS)

lint: $(VENV)/.dev.stamp ## check style, types and import directions; changes nothing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(CHECKED) --exclude '(^|/)__main__\.py$$'
	@for program in $(PROGRAMS); do $(BIN)/mypy "$$program"; done
	@$(BIN)/lint-imports

format: $(VENV)/.dev.stamp ## put imports and layout in order
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev.stamp ## ours against a hand-written azure-native program: time, memory, state
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

lock: $(VENV)/.dev.stamp ## resolve the dependencies again, by version and hash, naming no host
	@compile() { $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.10 --no-config \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet "$$@"; }; \
	echo "locking what runs"; \
	compile --extra cli --extra build --upgrade --generate-hashes -o requirements/run.lock; \
	compile --extra cli --extra build -c requirements/run.lock --no-annotate -o requirements/constraints.txt; \
	echo "locking what develops and tests"; \
	compile --extra dev -c requirements/run.lock --upgrade --generate-hashes -o requirements/dev.lock; \
	! grep -nE '[a-z]+://' requirements/*

clean: ## remove all that make has made here; the engine stays in the user's cache
	@rm -rf $(VENV) .azdisk .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .coverage .coverage.* htmlcov dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "no $(PYTHON) on PATH: install Python 3.10 or later, or name one: make PYTHON=/path/to/python3" >&2; exit 3; }
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 10) and f"$(PYTHON) is Python {v.major}.{v.minor}, needed is 3.10 or later: name one with make PYTHON=/path/to/python3")'
	@echo "creating $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

# A stamp is renewed when its lock or the project file is newer: nothing is installed twice.
$(VENV)/.run.stamp: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "installing what runs, by version and hash (about a minute the first time)"
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev.stamp: requirements/dev.lock pyproject.toml | $(BIN)/python
	@echo "installing what develops and tests, by version and hash (about a minute the first time)"
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@ $(VENV)/.run.stamp
