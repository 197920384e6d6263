# Everything here needs only Python 3.11 or later, make and a package registry.
#   make run      install, and print the timeline of the General Assembly sessions
#   make test     everything that CI checks
#   make bench    time whole calls beside a bare Typer program (RUNS=31 for more runs)
#   make bench-scale  the same on 1,000 to 100,000 facts, beside jq, Miller and sqlite3
#   make torture  kill, crowd and fill the disk of a store that is written, some minutes (KILLS=500)
#   make fuzz     feed anything to each parser for some minutes (MINUTES=10); needs Linux, for atheris
#   make format   rewrite the code in the one format
#   make docs     rewrite what is made from the help: docs/cli.md, the man page, the options that completion knows
#   make pictures  draw the pictures of docs/images anew, after a change of a drawing or of the facts
#   make clean    remove the virtual environment and everything that was built

PYTHON ?= python3
VENV ?= .venv
RUNS ?= 21
MINUTES ?= 10
KILLS ?= 500
PYTEST_FLAGS ?=
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := run
.PHONY: run test bench bench-scale fuzz torture format docs pictures clean

run: $(VENV)/.installed
	@$(BIN)/interpol timeline kind:session

# Hypothesis' own profile `ci` draws the same examples each time; plain `pytest` draws new ones.
test: $(VENV)/.ready-to-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --hypothesis-profile=ci $(PYTEST_FLAGS)

bench: $(VENV)/.ready-to-test
	@$(BIN)/python tests/benchmarks/bench.py --runs $(RUNS)

bench-scale: $(VENV)/.ready-to-test
	@cd tests/benchmarks && $(CURDIR)/$(BIN)/python bench_scale.py

fuzz: $(VENV)/.ready-to-test
	$(PIP) install --group fuzz
	@for target in edtf period query store record csv; do \
	  $(BIN)/python tests/fuzz/run.py $$target --minutes $(MINUTES) || exit 1; done

torture: $(VENV)/.ready-to-test
	@cd tests && $(CURDIR)/$(BIN)/python -m torture.run --kills $(KILLS)

format: $(VENV)/.ready-to-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.installed
	$(BIN)/python scripts/write_options.py
	$(BIN)/python scripts/write_cli_doc.py
	$(BIN)/python scripts/write_man.py

pictures: $(VENV)/.installed
	$(BIN)/python scripts/write_pictures.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The stamps make a second run quick: an installation is made again only when what it is made of has changed.
$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --editable .
	@touch $@

# `--group` came with pip 25.1, and Python 3.11 brings an older one.
$(VENV)/.ready-to-test: $(VENV)/.installed
	$(PIP) install --upgrade 'pip>=25.1'
	$(PIP) install --group dev
	@touch $@
