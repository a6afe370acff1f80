PYTHON ?= python3
VENV := .venv
MAIL_PEERS := benchmarks/node_modules/.package-lock.json
MAIL_TOOLS := tests/mail/node_modules/.package-lock.json
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check install --quiet
PYTEST_ARGS ?= -n auto
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

LOOK := hatch_build.py plugins/notekit_newsletter/compiling.py $(wildcard plugins/notekit_newsletter/templates/*)

.PHONY: help demo test browser pictures lint types layers docs bench schema commands template newsletter lock clean

help: ## list what there is to make
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

demo: $(VENV)/run.stamp ## set up, then convert every document of seeds/ to build/ in all three formats
	@$(RUN) examples/demo.py

test: $(VENV)/dev.stamp ## set up, then run the tests
	@$(RUN) -m pytest $(PYTEST_ARGS)

browser: $(MAIL_TOOLS) ## fetch what the tests of newsletters look with (needs npm; Chromium is not fetched)

pictures: $(VENV)/dev.stamp $(MAIL_TOOLS) ## show newsletters on every screen, as pictures in build/pictures (needs Chromium)
	@$(RUN) tests/photograph.py build/pictures

lint: $(VENV)/dev.stamp ## check style and format
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

types: $(VENV)/dev.stamp ## check types, strictly
	@$(RUN) -m mypy
	@$(RUN) -m mypy docs/*.py examples/*.py examples/library/*.py examples/notekit-*/src benchmarks/*.py

layers: $(VENV)/dev.stamp ## check that imports go down the layers and stand in no cycle
	@$(VENV)/bin/lint-imports --no-logo

docs: $(VENV)/dev.stamp ## build the documentation as a site, in build/docs; a warning is an error
	@$(RUN) -m sphinx --quiet --fail-on-warning --keep-going -d build/doctrees docs build/docs

bench: $(VENV)/dev.stamp ## measure side by side with peers, of those outside Python the ones that are there
	@command -v npm >/dev/null && $(MAKE) --silent $(MAIL_PEERS) || echo "npm or mjml is missing: not among the peers"
	@$(RUN) benchmarks/run.py

schema: $(VENV)/dev.stamp ## write docs/notebook.schema.json anew from the classes
	@$(RUN) docs/make_schema.py

commands: $(VENV)/dev.stamp ## write docs/command-line.md anew from the commands
	@$(RUN) docs/make_command_line.py

template: $(VENV)/run.stamp ## write the template of Word documents anew
	@$(RUN) plugins/notekit_word/make_template.py

newsletter: $(VENV)/run.stamp ## compile the look of the newsletter anew
	@$(RUN) -m notekit_newsletter.compiling

lock: ## choose the newest versions within bounds and write them down (needs uv)
	$(LOCK) --group build --output-file requirements.txt
	$(LOCK) --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean: ## remove what the other targets made
	rm -rf $(VENV) tests/mail/node_modules benchmarks/node_modules build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A set-up that was cut short leaves an environment without pip: begin it anew.
$(VENV)/run.stamp: requirements.txt pyproject.toml $(LOOK)
	@$(RUN) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Setting up $(VENV) ..."
	@$(PIP) --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	@$(PIP) --requirement requirements-dev.txt
	@touch $@

# npm writes these files when it has installed everything.
$(MAIL_TOOLS) $(MAIL_PEERS): %/node_modules/.package-lock.json: %/package-lock.json
	@cd $* && npm ci --silent
	@touch $@
