# Needs git, make and a Python of 3.10 or later with its venv module. All that is made stays in this folder.
PYTHON ?= python3
BIN := .venv/bin

export PIP_NO_CACHE_DIR := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.PHONY: help demo view test test-spark mutations lint docs dist bench bench-batch bench-spark fuzz score digests schema clean

help: ## list these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: .venv/.library ## read the five seed articles, write out/*.json and show what was found
	$(BIN)/cppcc-extract parse seeds/*.txt -o out/ --overwrite

view: .venv/.view ## make the page of the seed articles, out/page.html, and open it where there is a browser to open it with
	@mkdir -p out
	$(BIN)/cppcc-extract view seeds/*.txt -o out/page.html --title "The seed articles" --overwrite
	@case "$$(uname)$$DISPLAY$$WAYLAND_DISPLAY" in Darwin*|Linux?*) $(BIN)/python -m webbrowser "file://$(CURDIR)/out/page.html";; esac

test: .venv/.tools ## run the tests; ARGS="-k name" runs some
	@mkdir -p .pytest_cache
	$(BIN)/python -m pytest --basetemp=.pytest_cache/tmp $(ARGS)

test-spark: .venv/.spark ## install Spark, half a gigabyte, and run its tests; they need Java 17 or later
	@mkdir -p .pytest_cache
	$(BIN)/python -m pytest --basetemp=.pytest_cache/tmp tests/test_arrow.py tests/test_spark.py tests/test_clusters.py

mutations: .venv/.tools ## change every field of every row of the tables and see that their examples notice
	$(BIN)/python -m pytest tests/lexicon/test_mutations.py --all-mutations

lint: .venv/.tools ## ruff, mypy, the contracts between the layers, and the English of comments and pages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/phrases.py

docs: .venv/.docs ## build the documentation site in .venv/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "open .venv/site/index.html"

dist: .venv/.tools ## build the wheel and the sdist, check them, and try the wheel in an empty environment
	rm -rf dist .venv/empty
	$(BIN)/python -m build --quiet
	$(BIN)/twine check --strict dist/*
	$(PYTHON) -m venv .venv/empty
	.venv/empty/bin/python -m pip install --quiet dist/*.whl
	cd .venv/empty && bin/python ../../tools/first_example.py ../../README.md

bench: .venv/.peers ## measure speed, alone and against other libraries, import, memory, and growth with text and tables
	$(BIN)/python benchmarks/speed.py

bench-batch: .venv/.tools ## measure a long run: two processes against one, memory, records, resuming
	$(BIN)/python benchmarks/batch.py

bench-spark: .venv/.spark ## measure Spark on this machine against a plain loop: 20,000 articles, a quarter of an hour
	$(BIN)/python benchmarks/spark.py

fuzz: .venv/.tools ## try odd input of every kind for a minute, from where the last run stopped; ARGS="--inputs 1000000"
	$(BIN)/python -m benchmarks.fuzz $(ARGS)

score: .venv/.library ## compare with the annotated articles
	$(BIN)/cppcc-extract score seeds tests/gold/seeds
	$(BIN)/cppcc-extract score tests/gold/dev tests/gold/dev

digests: .venv/.library ## write the digests of the seeds' records, which a test compares; look at what has changed first
	$(BIN)/python tools/digests.py || $(BIN)/python tools/digests.py --write

schema: .venv/.library ## write the JSON Schema that ships with the package
	$(BIN)/cppcc-extract schema > .venv/schema.json && mv .venv/schema.json cppcc_extract/schema.json

clean: ## remove what the other targets made
	rm -rf .venv .fuzz out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info

.venv/.library: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.view: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[view]'
	@touch $@ .venv/.library

.venv/.docs: pyproject.toml .venv/.library
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	@touch $@

.venv/.tools: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/.library .venv/.view

# a peer that cannot be installed is left out of the comparison
.venv/.peers: pyproject.toml .venv/.tools
	-$(BIN)/python -m pip install --quiet --editable '.[peers]'
	@touch $@

.venv/.spark: pyproject.toml .venv/.tools
	$(BIN)/python -m pip install --quiet --editable '.[spark]'
	@touch $@
