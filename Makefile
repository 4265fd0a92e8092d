# Every target works in a fresh clone. `make` alone lists them.

PYTHON ?= python3
VENV ?= .venv

BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip -qq --disable-pip-version-check

# CI installs exact releases; everyone else gets the newest that pyproject.toml allows.
ifdef CI
export PIP_CONSTRAINT := constraints.txt
endif

.DEFAULT_GOAL := help
.PHONY: help site test check golden docs format bench clean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.site ## Build this repository's site into output/
	$(BIN)/ptgsite build
	@echo "The site is ready: open output/index.html in a browser."

test: check ## Set up what tests need, then run the whole gate

check: $(VENV)/.dev $(VENV)/.browser ## The gate: style, types, import contracts, tests, coverage
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n auto --cov

golden: $(VENV)/.dev ## Rewrite the golden files; read the diff before you commit it
	PTGSITE_GOLDEN=rewrite $(BIN)/pytest --ignore=tests/packaging

docs: $(VENV)/.dev ## Write the parts of docs/ that are made from the program
	$(BIN)/python -m ptgsite.rules.manual > $(VENV)/rules.md
	mv $(VENV)/rules.md docs/rules.md
	$(BIN)/python -m ptgsite.pages.manual > $(VENV)/themes.md
	mv $(VENV)/themes.md docs/themes.md
	$(BIN)/python -m ptgsite.source.reference > $(VENV)/format.md
	mv $(VENV)/format.md docs/format.md
	$(BIN)/ptgsite schema team > $(VENV)/schema.json
	mv $(VENV)/schema.json docs/schema/team.schema.json
	$(BIN)/ptgsite schema event > $(VENV)/schema.json
	mv $(VENV)/schema.json docs/schema/event.schema.json

format: $(VENV)/.dev ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.dev ## Measure, and write the table of docs/performance.md
	$(BIN)/python bench/run.py --write docs/performance.md

clean: ## Delete the virtual environment, the built site and all caches
	rm -rf $(VENV) output dist htmlcov .coverage .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find ptgsite tests -name __pycache__ -prune -exec rm -rf {} +

# Set-up. A stamp is made anew when what is to be installed has changed.

$(VENV)/.site: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing ptgsite into $(VENV)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing ptgsite and its development tools into $(VENV)"
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.site $@

# The browser of tests/browser: the system's, or one that is got now, or none, which the tests tell.
$(VENV)/.browser: $(VENV)/.dev tests/browser/get_browser.py
	@$(BIN)/python tests/browser/get_browser.py && touch $@ || true

TOO_OLD = ptgsite needs Python 3.11 or newer, and $(PYTHON) is
NAME_IT = Name another one: make $(MAKECMDGOALS) PYTHON=python3.12
NO_VENV = $(PYTHON) cannot make virtual environments: its module venv or ensurepip is missing.
GET_IT = On Debian and Ubuntu: apt install python3-venv

$(VENV)/.created:
	@command -v '$(PYTHON)' >/dev/null || \
		{ echo "$(TOO_OLD) not installed. $(NAME_IT)" >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(TOO_OLD) $$('$(PYTHON)' --version 2>&1). $(NAME_IT)" >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(NO_VENV) $(GET_IT)" >&2; exit 1; }
	@'$(PYTHON)' -m venv --clear $(VENV)
	@touch $@
