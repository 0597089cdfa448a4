# Two commands on a fresh machine: `make demo` and `make test`. They need git, make and Python 3.11 or newer.
PYTHON ?= python3
BIN = .venv/bin
DEMO = demo

.PHONY: demo test lint types imports unit bench exams floors exchange lock clean

demo: .venv/.installed
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/python tools/demo.py $(DEMO)

test: lint types imports unit

lint: .venv/.developing
	$(BIN)/ruff format --check src tests bench tools
	$(BIN)/ruff check src tests bench tools

types: .venv/.developing
	$(BIN)/mypy

imports: .venv/.developing
	$(BIN)/lint-imports

unit: .venv/.developing
	$(BIN)/pytest -q -n 2

bench: .venv/.developing
	$(BIN)/python -m bench results

floors: .venv/.developing
	$(BIN)/python -m bench floors

exams: .venv/.developing
	$(BIN)/python -m bench exams

# The tools of others that read our exports in the tests: FollowTheMoney's library, which compiles PyICU, and wacz.
exchange: .venv/exchange/.installed

.venv/exchange/.installed: .venv/bin/python requirements-exchange.lock
	$(PYTHON) -m venv .venv/exchange
	.venv/exchange/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-exchange.lock
	@touch $@

# The locks are made for every platform and Python that pyproject.toml allows.
lock: .venv/.developing
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --group build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --group build --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --group exchange -o requirements-exchange.lock

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Answerable needs Python 3.11 or newer; set PYTHON=...")'
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/.developing: .venv/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv $(DEMO)
