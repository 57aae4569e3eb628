# Everything runs in .venv, which is made from the locked requirements when they change.
# ARGS goes to the command: make build ARGS="--source ../archive --output ../site"

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := build
.PHONY: build serve check publish cluster init new editors tag test bench messages client atlas dist lock clean

build: .venv/.builder
	$(BIN)/python -m builder build $(ARGS)

serve: .venv/.builder
	$(BIN)/python -m builder serve $(ARGS)

check: .venv/.builder
	$(BIN)/python -m builder check $(ARGS)

# make publish ARGS=s3://bucket/folder, once the site is built
publish: .venv/.storage
	$(BIN)/python -m builder publish $(ARGS)

# Installs what a build on a cluster needs: make build ARGS="--cluster local:4"
cluster: .venv/.cluster

# Begins an archive that needs no copy of this repository: make init ARGS=../archive
init: .venv/.dist
	$(BIN)/python -m builder init $(ARGS)

# make new ARGS='"Title of an article"'
new: .venv/.builder
	$(BIN)/python -m builder new $(ARGS)

# Writes what editors read; make editors ARGS=vscode
editors: .venv/.builder
	$(BIN)/python -m builder editors $(ARGS)

# make tag ARGS=2015/01
tag: .venv/.builder
	$(BIN)/python -m builder tag $(ARGS)

test: .venv/.tests
	$(BIN)/ruff check builder tests
	$(BIN)/ruff format --check builder tests
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

bench: .venv/.tests
	$(BIN)/python -m tests.benchmarks $(ARGS)

# Renews the catalogues and their template from the texts of the pages; make messages ARGS=kk begins one
messages: .venv/.tests
	$(BIN)/python -m tests.messages $(ARGS)

# Renews the client's script from its files; it needs npm.
client: .venv/.tests
	$(BIN)/python -m tests.client

# Renews the shapes of countries; it needs npm.
atlas: .venv/.tests
	$(BIN)/python -m tests.atlas

# Makes a wheel and a source distribution in dist/; twice the same bytes.
dist: .venv/.dist
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .

# Renews the lock files from pyproject.toml, and that of the benchmark.
lock: .venv/.builder
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --extra dist -c requirements.txt pyproject.toml \
		-o requirements-dist.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --extra storage -c requirements.txt pyproject.toml \
		-o requirements-storage.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --extra cluster -c requirements.txt pyproject.toml \
		-o requirements-cluster.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --extra import -c requirements.txt pyproject.toml \
		-o requirements-import.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --extra test --extra dist --extra storage --extra cluster \
		--extra import -c requirements.txt pyproject.toml -o requirements-test.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links tests/benchmarks/peers/requirements.in \
		-o tests/benchmarks/peers/requirements.txt

clean:
	rm -rf _site .cache .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { echo "the venv module is missing; on Debian: apt install python3-venv" >&2; rm -rf .venv; exit 1; }

.venv/.builder: .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.dist: .venv/.builder requirements-dist.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dist.txt
	@touch $@

.venv/.storage: .venv/.builder requirements-storage.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-storage.txt
	@touch $@

.venv/.cluster: .venv/.builder requirements-cluster.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-cluster.txt
	@touch $@

.venv/.tests: .venv/.builder requirements-test.txt tests/browser/install.py tests/html/package.json tests/typescript/package.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python -m tests.browser.install
	$(BIN)/python -m tests.npm tests/html tests/typescript
	@touch $@
