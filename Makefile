# Work Programme: everything a person types. `make help` lists it.

PORT ?= 8000
WORKERS ?= 2
TESTS ?= tests
CHROMIUM ?=

BIN := .venv/bin
VALIDATOR := .tools/node_modules/vnu-jar/build/dist/vnu.jar
AS_ROOT := [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
APT := DEBIAN_FRONTEND=noninteractive apt-get
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

# A virtual environment whose Python has gone, or which was moved with its folder, is made again. This is looked at while
# make reads the file: later it would already have decided what is up to date.
USABLE := [ ! -e .venv ] || ( . .venv/bin/activate && [ "$$VIRTUAL_ENV" -ef .venv ] && .venv/bin/python -c '' )
ifneq ($(shell { $(USABLE); } >/dev/null 2>&1 || { rm -rf .venv && echo removed; }),)
$(info The .venv here no longer works; making it again.)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo run test check bench docs format lock clean chromium validator

help: ## List what can be made
	@echo 'make …'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-10s %s\n", $$1, $$2 }'

demo: .venv/.installed ## Start the Coventry example at http://127.0.0.1:8000 (PORT= for another port)
	@exec $(BIN)/workprogramme demo --port $(PORT)

run: .venv/.installed ## Start your own council on the embedded database; the first time, set it up (PORT=, WORKERS=)
	@[ -n "$$WORKPROGRAMME_SECRET_KEY" ] || [ -f "$${WORKPROGRAMME_INSTANCE:-instance}/settings.toml" ] || $(BIN)/workprogramme init
	@exec $(BIN)/workprogramme serve --port $(PORT) --workers $(WORKERS)

test: .venv/.installed-for-tests chromium validator ## Run every test (TESTS= for some of them)
	@CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest -n 2 --dist worksteal --durations=10 -rfEs --validate-html $(TESTS)

check: .venv/.installed-for-tests ## Check format, lint, types, floors and house rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/house

bench: .venv/.installed-for-tests ## Run the benchmarks; each prints ratios
	@$(BIN)/python -m tests.bench

docs: .venv/.installed-for-tests ## Write the documentation that follows from the records anew
	@$(BIN)/python -m tests.archive.schema_document

format: .venv/.installed-for-tests ## Lay the code out as `make check` wants it
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/.installed-for-tests ## Pin dependencies anew (LOCK_OPTIONS=--upgrade for newer ones)
	$(PIP) install --quiet uv
	$(UV_COMPILE) $(LOCK_OPTIONS) pyproject.toml --group build -o requirements.lock
	$(UV_COMPILE) $(LOCK_OPTIONS) pyproject.toml --group build --group dev -o requirements-dev.lock

clean: ## Remove everything that was made, but never instance/
	rm -rf .venv .tools build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find workprogramme tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@found=; \
	for candidate in "$(PYTHON)" python3 python3.13 python3.12 python3.11; do \
	  [ -n "$$candidate" ] || continue; \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$candidate; break; fi; \
	  if [ "$$candidate" = "$(PYTHON)" ]; then break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo 'Work Programme needs Python 3.11 or newer, and found none.' >&2; \
	  echo 'Install it (Debian and Ubuntu: apt-get install python3 python3-venv), or say where it is: make PYTHON=/path/to/python' >&2; \
	  exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$found has no venv module. Install it (Debian and Ubuntu: apt-get install python3-venv)." >&2; \
	  exit 1; \
	fi; \
	echo "Making .venv with $$("$$found" --version)."; \
	"$$found" -m venv --clear .venv
	@touch $@

.venv/.installed: requirements.lock pyproject.toml .venv/.made
	@echo 'Installing what the application needs (about a minute the first time).'
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/.installed-for-tests: requirements-dev.lock .venv/.installed
	@echo 'Installing what the tests need (about a minute the first time).'
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

# The library that drives Chromium brings its own node, which a bare Debian lacks libatomic for.
chromium: .venv/.installed-for-tests
	@missing=; \
	if [ -n "$(CHROMIUM)" ]; then \
	  [ -x "$(CHROMIUM)" ] || { echo 'CHROMIUM=$(CHROMIUM) is not a program.' >&2; exit 1; }; \
	elif ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null 2>&1; then \
	  missing=chromium; \
	fi; \
	for node in .venv/lib/python3*/site-packages/playwright/driver/node; do \
	  "$$node" --version >/dev/null 2>&1 || missing="$$missing libatomic1"; \
	done; \
	if [ -z "$$missing" ]; then :; \
	elif $(AS_ROOT); then \
	  echo "Installing for the browser tests: $$missing"; \
	  $(APT) update -qq && $(APT) install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
	  echo "The browser tests need what is not here: $$missing" >&2; \
	  echo "Install it (Debian: apt-get install $$missing), or say where Chromium is: make test CHROMIUM=/path/to/chromium" >&2; \
	  exit 1; \
	fi

# The HTML validator needs Java and npm. Where they are missing and cannot be installed, the tests say that they skipped it.
validator:
	@if ! [ -f $(VALIDATOR) ]; then \
	  if $(AS_ROOT); then \
	    missing=; \
	    command -v java >/dev/null 2>&1 || missing='default-jre-headless'; \
	    command -v npm >/dev/null 2>&1 || missing="$$missing npm"; \
	    if [ -n "$$missing" ]; then \
	      echo "Installing $$missing for the HTML validator."; \
	      $(APT) update -qq && $(APT) install -y -qq --no-install-recommends $$missing >/dev/null || true; \
	    fi; \
	  fi; \
	  if command -v npm >/dev/null 2>&1; then \
	    echo 'Installing the HTML validator.'; \
	    mkdir -p .tools && cp tests/support/validator/package*.json tests/support/validator/.npmrc .tools/ \
	      && npm ci --prefix .tools --ignore-scripts --no-audit --no-fund --silent \
	      || { rm -rf .tools; echo 'npm could not install the HTML validator; pages will not be validated.' >&2; }; \
	  fi; \
	fi
