PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: check format faults

check:  ## what CI runs
	$(BIN)ruff format --check
	$(BIN)ruff check
	$(BIN)mypy
	$(BIN)lint-imports
	$(BIN)twominute bank check
	$(PYTHON) -m pytest

format:
	$(BIN)ruff format
	$(BIN)ruff check --fix

faults:  ## long checks: kills in the middle of an answer, large histories
	$(PYTHON) -m pytest -m slow
