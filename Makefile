# `make brief` and `make test` need Python 3.11 or later and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := seeds/
BRIEF := brief.md

.DEFAULT_GOAL := help

help: ## List the targets.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  \1\t/' | expand -t 16

brief: $(VENV)/.run ## Write brief.md from seeds/ (or SOURCES=folder BRIEF=file.md).
	@$(BIN)/briefgen $(SOURCES) -o $(BRIEF)
	@echo "The brief is in $(abspath $(BRIEF))"

test: lint pytest smoke ## Run everything: style, types, architecture, generated documents, tests, the built wheel.

lint: $(VENV)/.dev ## Check style, types, the architecture, spelling and the generated documents.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell
	$(BIN)/interrogate -q tests benchmarks
	$(BIN)/cog --check $(COGGED)

pytest: $(VENV)/.dev ## Run the tests, on every core.
	$(BIN)/python -m pytest -n auto

coverage: $(VENV)/.dev ## Run the tests with branch coverage (twice as long) and list what no test reaches.
	$(BIN)/python -m pytest -n auto --cov --cov-report=term-missing:skip-covered

smoke: $(VENV)/.dev ## Build the wheel, install it into an empty environment, and write a brief there.
	PYTHON=$(BIN)/python sh tests/smoke.sh

format: $(VENV)/.dev ## Format the code and regenerate what is generated.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/cog -r $(COGGED)

quality: $(VENV)/.dev ## Measure each craft on invented cases; fail where one has fallen below its floor.
	$(BIN)/python benchmarks/quality.py

benchmark: $(VENV)/.dev ## Time reading and whole briefs beside other tools (minutes; SIZES="1000 10000").
	@$(PIP) install --constraint constraints.txt --group benchmark
	$(BIN)/python benchmarks/time_reading.py $(SIZES)
	$(BIN)/python benchmarks/time_briefs.py $(SIZES)
	$(BIN)/python benchmarks/time_page.py

examples: $(VENV)/.dev ## Write the examples anew.
	$(BIN)/python examples/make.py
	$(BIN)/python tests/recorded_model.py examples

digest-demo: $(VENV)/.run ## Write the digests of three weeks of the seeds into digest-demo/ (mails, HTML, text).
	@$(BIN)/python examples/digest_demo.py digest-demo
	@echo "The mails are in $(abspath digest-demo)"

COGGED := README.md docs/usage.md docs/architecture.md docs/json.md docs/templates.md docs/digest.md

# Two stamps: one for using briefgen, one for working on it.
$(VENV)/.run: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "briefgen needs Python 3.11 or later: call make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { echo "Python cannot make a virtual environment here: install its venv module (Debian: python3-venv)"; exit 1; }
	@echo "Setting up $(VENV) …"
	@$(PIP) install --constraint constraints.txt pip
	@$(PIP) install --constraint constraints.txt --build-constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

.PHONY: help brief test lint pytest coverage smoke format quality benchmark examples digest-demo
