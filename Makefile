# kb: `make ask Q="..."` and `make test` set themselves up; all they need is Python 3.11-3.13, venv and make.
SHELL := /bin/sh
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
# Written once here, so that starts are quick also where PYTHONDONTWRITEBYTECODE is set.
COMPILE := $(BIN)/python -m compileall -q kb tui || true
SUITABLE := import sys, venv; raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 14))

.PHONY: help ask chat tui setup test check lint packs docs pictures record golden bench wheel lock clean

help: ## show what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile

ask: $(VENV)/.ready ## answer one question: make ask Q="does BPF host routing hit on EKS chained"
	@test -n "$$Q" || { echo 'usage: make ask Q="does BPF host routing hit on EKS chained"' >&2; exit 2; }
	@$(BIN)/python -m kb ask -- "$$Q" || test $$? -eq 4

chat: $(VENV)/.ready ## ask one question after another
	@$(BIN)/python -m kb chat || test $$? -eq 130

tui: $(VENV)/.ready ## open the browser
	@$(BIN)/python -m kb tui

setup: $(VENV)/.ready-dev ## install everything that developing needs into .venv

test: $(VENV)/.ready-dev ## run the tests
	$(BIN)/python -m pytest -q -n auto

check: lint packs test ## everything that must pass before a change lands

lint: $(VENV)/.ready-dev ## ruff, mypy and the import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

packs: $(VENV)/.ready-dev ## lint the knowledge packs and ask them their own questions
	$(BIN)/kb pack lint --level error
	$(BIN)/kb pack test --half work --coverage --fail-under 92 --wrong-over 1 -q
	$(BIN)/kb pack test --half held --fail-under 80 --wrong-over 3 -q

docs: $(VENV)/.ready-dev ## write the generated pages of docs/ anew
	$(BIN)/python -m docs.make_reference
	$(BIN)/python -m docs.make_readme
	$(BIN)/python -m docs.make_conversations

pictures: $(VENV)/.ready-dev ## draw the pictures of the README anew
	$(BIN)/python -m docs.make_pictures

record: $(VENV)/.ready-dev ## record a session with the browser under tmux
	$(BIN)/python -m docs.make_session

golden: $(VENV)/.ready-dev ## write the golden files of tests/golden/ anew
	KB_GOLDEN=write $(BIN)/python -m pytest -q tests/render tests/cli tests/cluster/test_render.py tests/tui/test_pictures.py

bench: $(VENV)/.ready-dev ## measure the budgets of the design
	$(BIN)/python -m bench.cold
	$(BIN)/python -m bench.warm
	$(BIN)/python -m bench.large
	$(BIN)/python -m bench.paint

wheel: $(VENV)/.ready-dev ## build the wheel into dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

lock: ## resolve the locks anew, in an environment of its own
	sh .ci/lock

clean: ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@for name in python3 python3.13 python3.12 python3.11 python; do \
	  if $$name -c '$(SUITABLE)' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	test -n "$$found" || { echo 'kb needs Python 3.11, 3.12 or 3.13 with venv, and found none' >&2; exit 2; }; \
	echo "setting up $(VENV) with $$($$found -V)" >&2; \
	$$found -m venv $(VENV)

$(VENV)/.ready: requirements.lock | $(BIN)/python
	@echo 'installing what kb needs ...' >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(COMPILE)
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/.ready
	@echo 'installing what developing needs ...' >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@
