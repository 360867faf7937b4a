# Everything starts here, from nothing but python3, git and make:
#   make demo    watch sample reports turn into claims
#   make test    every check and test
# Each target makes the environment it needs in .venv, once, and again when pyproject.toml changes.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
SHARED ?= ../shared
CODE   := claimbook training benchmarks tests

export PIP_DEFAULT_TIMEOUT ?= 180

.DEFAULT_GOAL := help
.PHONY: help demo test lint train accuracy bench clean

help: ## say what each target does
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/.runs ## read the sample reports and print their claims
	@$(BIN)/claimbook demo

test: lint ## all checks, then all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.tests ## style, types and import rules
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(VENV)/.trains ## make the weights again (needs ../shared, and hours or a GPU)
	$(BIN)/python -m training $(SHARED)

accuracy: $(VENV)/.trains ## measure accuracy by cross-validation (needs ../shared)
	$(BIN)/python -m benchmarks.accuracy $(SHARED) --write docs/accuracy.md
	$(BIN)/python -m benchmarks.reference $(SHARED)
	$(BIN)/python -m benchmarks.actors $(SHARED)
	$(BIN)/python -m benchmarks.places $(SHARED)
	$(BIN)/python -m benchmarks.times $(SHARED)

bench: $(VENV)/.tests ## measure speed, memory and size
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.lookups

clean: ## remove the environment and everything made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- the environment, in three sizes: a stamp file says which one stands ----

$(VENV)/.python: pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "claimbook: no '$(PYTHON)' found. Install Python 3.11 to 3.14, or name one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || { \
	  echo "claimbook: $$($(PYTHON) -V 2>&1) is too old or too new. Python 3.11 to 3.14 is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "claimbook: this Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "claimbook: making $(VENV) (a minute or two, once)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.runs: $(VENV)/.python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.python
	@$(PIP) install --editable . --group dev
	@touch $@ $(VENV)/.runs

$(VENV)/.trains: $(VENV)/.tests
	@$(PIP) install --editable '.[train]'
	@touch $@
