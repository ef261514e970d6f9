# Thin names for the documented commands. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
# Said once, in DEVELOPING.md, instead of at each build.
export NO_MKDOCS_2_WARNING := 1
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help site verify serve check due quick test test-full lint bench search-eval lock audit sbom

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

site: $(VENV)/.site ## build the site into site/
	$(BIN)/python -m mkdocs build
	@echo "The site is in site/. Look at it: $(BIN)/python -m http.server --directory site --bind 127.0.0.1 8000, then http://127.0.0.1:8000/"

verify: $(VENV)/.site ## build once more and say whether site/ is the same, byte for byte
	$(BIN)/python -m generator verify site

serve: $(VENV)/.site ## preview on http://127.0.0.1:8000/ while you edit
	$(BIN)/python -m generator preview

check: $(VENV)/.site ## check the content
	$(BIN)/python -m generator check

due: $(VENV)/.site ## check the content, and which numbers must be looked at again
	$(BIN)/python -m generator check --due

# The tiers of the tests; tests/README.md says what stands in which.
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist worksteal
COVERAGE := --cov --cov-report=term:skip-covered --cov-fail-under=95
OTHERS := tests/site tests/browser tests/editor tests/outside

quick: lint ## lint, types and most units, while you work
	$(PYTEST) -m "not full and not wide" tests/unit

test: lint $(VENV)/.programs ## what CI runs: all that a change can break
	$(PYTEST) -m "not full" tests/unit
	$(PYTEST) -m "not full" $(OTHERS)

test-full: lint $(VENV)/.programs $(VENV)/.servers $(VENV)/.bench ## every proof, the long ones too: nightly and before a release
	$(PYTEST) $(COVERAGE) tests/unit
	$(PYTEST) $(OTHERS)

lint: $(VENV)/.test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

bench: $(VENV)/.bench ## measure
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/parts.py
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/timeline.py
	$(BIN)/python benchmarks/serve.py
	$(BIN)/python benchmarks/weight.py
	$(BIN)/python benchmarks/hosting.py

search-eval: $(VENV)/.test ## measure how well search answers, beside two peers
	$(BIN)/python -m benchmarks.search.quality

# Each lock holds all that the one before it holds, in the same versions.
COMPILE := $(BIN)/python -m uv pip compile $(UPGRADE) --quiet --universal --generate-hashes --no-header --no-strip-extras
lock: $(VENV)/.test ## renew the lock files after a change of dependencies; UPGRADE=--upgrade takes newer releases
	$(COMPILE) --extra build -o requirements.lock pyproject.toml
	$(COMPILE) --extra build --extra test -o requirements-test.lock pyproject.toml
	$(COMPILE) --extra build --extra test --extra bench -o requirements-bench.lock pyproject.toml
	$(COMPILE) --extra build --extra test --extra bench --extra audit -o requirements-audit.lock pyproject.toml

audit: $(VENV)/.audit ## look all pinned packages up in the list of known weaknesses; needs the network
	$(BIN)/python -m tests.audit

sbom: ## write sbom.json: what the site is built with (CycloneDX)
	$(PYTHON) tests/make_sbom.py

# Stamps: installing happens again only when a lock file or the package has changed.
$(VENV)/.site: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.site
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# Whatever is fetched is fetched here: the tests themselves use no network.
$(VENV)/.programs: tests/install_browser.py tests/install_editor.py tests/editor/package-lock.json $(VENV)/.test
	$(BIN)/python tests/install_browser.py
	$(BIN)/python tests/install_editor.py
	@touch $@

$(VENV)/.servers: tests/install_servers.py $(VENV)/.test
	$(BIN)/python tests/install_servers.py
	@touch $@

$(VENV)/.bench: requirements-bench.lock $(VENV)/.test
	$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/.audit: requirements-audit.lock $(VENV)/.bench
	$(PIP) install --require-hashes -r requirements-audit.lock
	@touch $@
