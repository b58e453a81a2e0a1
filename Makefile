# Two commands do everything: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help run test lint format bench docs messages lock clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/'

$(VENV)/run.stamp: locks/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Marsad needs Python 3.11 or newer; this is %d.%d. Try: make PYTHON=python3.11 ..." % sys.version_info[:2])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Installing Marsad's dependencies (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp locks/dev.txt
	@echo "Installing the tools for tests (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt
	@touch $@

run: $(VENV)/run.stamp ## set up on first use, then serve site and desk with demo content
	@$(BIN)/marsad serve --demo

test: $(VENV)/dev.stamp ## run every test that this machine can
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)
	@$(BIN)/python tests/on_postgres.py -n auto --dist loadfile $(ARGS)

lint: $(VENV)/dev.stamp ## style, types and the rule of which room imports which
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## put the code into the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## run the benchmarks
	@$(BIN)/python -m benchmarks

docs: $(VENV)/dev.stamp ## check the documentation (links, settings, commands)
	@$(BIN)/python -m pytest -q tests/test_docs.py

messages: $(VENV)/dev.stamp ## gather the words for readers and editors, and compile their translations
	@$(BIN)/python tools/messages.py

lock: ## renew the lock files (needs the network)
	@$(PYTHON) -m pip install --quiet uv
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --extra postgres pyproject.toml locks/build.in -o locks/run.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --extra postgres --group dev pyproject.toml locks/build.in -c locks/run.txt -o locks/dev.txt

clean: ## remove the environment and caches; never your data
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
