# `make help` lists the targets. A machine needs any Node >= 18, npm and make; `install` brings the rest
# (Node 24, pnpm, PostgreSQL) as npm packages under node_modules.
#
# GNU make 3.81 (macOS) and later: no .ONESHELL, no --output-sync.
# make itself exits 2 when a recipe fails, whatever the recipe's own exit code was. Where the code matters
# (demo, smoke: 0, 1, 2, 64, 70, 130) call the command under the recipe directly: docs/operations.md, "Exit codes".

SHELL := /bin/sh
.DEFAULT_GOAL := help

# Installing replaces node_modules/.bin/node, so it runs on the system's own Node.
SYSTEM_PATH := $(PATH)
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export TURBO_TELEMETRY_DISABLED := 1
export NEXT_TELEMETRY_DISABLED := 1
export DO_NOT_TRACK := 1
# Compiling is a third of a start's cost, and tests and checks start hundreds of processes.
export NODE_COMPILE_CACHE := $(CURDIR)/node_modules/.cache/leadgen/compile

INSTALLED := node_modules/.leadgen-installed
MANIFESTS := $(wildcard package.json pnpm-lock.yaml pnpm-workspace.yaml packages/*/package.json apps/*/package.json tooling/*/package.json)
# Written by Prisma and ignored by git. The packages' install scripts make it too, for anyone who runs pnpm by hand.
GENERATED := packages/db/generated/stamp
TEST_REPORT ?= node_modules/.cache/leadgen/tests.json
ARGS ?=

.PHONY: help install check check-lint check-types check-fences check-unused check-generated check-env check-ids test test-long watch watch-types build screenshots scale \
	demo dev up worker smoke operator doctor restored bench model chaos outages matrix docker-test migrate format generate clean

# Recipes that stay in the foreground `exec` their process: make passes a SIGTERM to its child, which must be Node
# itself and not a shell that would end and leave Node running.

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

install: $(INSTALLED) $(GENERATED) ## Install Node 24, pnpm and all packages (done by every other target when needed)
	@:

$(INSTALLED): $(MANIFESTS) tooling/scripts/install.sh
	@PATH="$(SYSTEM_PATH)" NODE_COMPILE_CACHE= exec sh tooling/scripts/install.sh $(INSTALLED)

$(GENERATED): packages/db/prisma/schema.prisma $(wildcard packages/db/prisma/migrations/*) $(wildcard packages/db/scripts/*.ts) pnpm-lock.yaml | $(INSTALLED)
	@exec node packages/db/scripts/generate.ts

demo: install ## The whole story: campaigns, an outage, the breaker, an operator's close, the report
	@exec node apps/cli/src/main.ts demo $(ARGS)

dev: install ## Everything with the web app on http://localhost:3000 and hot reload
	@exec node apps/cli/src/main.ts dev $(ARGS)

up: install ## The same in production mode, in the foreground, set up by the environment (.env.example)
	@exec node apps/cli/src/main.ts up $(ARGS)

worker: install ## One more worker process against DATABASE_URL
	@exec node apps/worker/src/main.ts $(ARGS)

smoke: install ## Concurrent campaigns against a running system (ARGS="--help" for its options)
	@exec node apps/cli/src/main.ts smoke $(ARGS)

operator: install ## Look at the breaker, probe, close, open (ARGS="status", ARGS="--help")
	@exec node apps/cli/src/main.ts operator $(ARGS)

doctor: install ## Check the invariants over the database, read-only (ARGS="--json", ARGS="--help")
	@exec node apps/cli/src/main.ts doctor $(ARGS)

restored: install ## Run this on a restored backup before anything else: opens the breaker, pauses every job
	@exec node apps/cli/src/main.ts restored $(ARGS)

bench: install ## The benchmarks, side by side with a bare UPDATE and plain graphile-worker
	@exec node tooling/bench/src/main.ts $(ARGS)

chaos: install ## Break the running system on purpose and judge what is left (ARGS="--list", "--only NAME", "--help")
	@exec node tooling/chaos/src/main.ts $(ARGS)

outages: install ## Every way in which a provider can fail, on each call of the pipeline (make test-long takes each way once)
	@LEADGEN_EVERY_OUTAGE=1 exec vitest run --project worker outage-matrix

matrix: install ## The smoke on each kind of PostgreSQL: versions, schemas, settings, TLS, PgBouncer (ARGS="--only NAME"); writes docs/databases.md
	@exec node tooling/matrix/src/main.ts $(ARGS)

model: install ## The engine's model: every interleaving within bounds (ARGS="--list", "--bug NAME", "--help")
	@exec node tooling/model/src/main.ts $(ARGS)

# As many files run at a time as there are cores: vitest's default leaves one core free, even of two, and with more, tests miss
# deadlines on a slow machine. vitest.order.ts says which come first.
RUN_TESTS := vitest run --maxWorkers=$$(node -p 'os.availableParallelism()') --reporter=default --reporter=json
# Tests in a browser, and of a whole system in many variations: the demo, the smoke, chaos. Their files are named *.e2e.test.ts and *.long.test.ts.
LONG := .e2e. .long.

# With ARGS only that part's tests run, long ones too, without `make check`.
test: $(if $(strip $(ARGS)),install,check) ## make check, then all tests but those of test-long (ARGS="packages/core", ARGS="--project api", a file: that part alone)
	@exec $(RUN_TESTS) --outputFile.json="$(TEST_REPORT)" $(if $(strip $(ARGS)),$(ARGS),$(patsubst %,--exclude '**/*%*',$(LONG)))

test-long: install ## The rest: in a browser, and of whole systems in many variations (ARGS as in make test). CI runs both
	@exec $(RUN_TESTS) --outputFile.json="$(TEST_REPORT)" $(LONG) $(ARGS)

screenshots: install ## A picture of every page in every state, both themes, three widths, checked as make test-long does; into apps/web/.screenshots
	@exec vitest run --config apps/web/vitest.screenshots.config.ts $(ARGS)

scale: install ## Pages with a million leads in a real browser, 50 open dashboards, 500 clients that drop (ARGS="dashboards": one of them)
	@exec vitest run --config apps/web/vitest.scale.config.ts $(ARGS)

watch: install ## Tests again at each change that concerns them, until Ctrl-C (ARGS as in make test: run that part first)
	@exec vitest --watch $(if $(strip $(ARGS)),,--standalone) $(ARGS)

watch-types: install ## Types again at each change, until Ctrl-C
	@exec node tooling/checks/src/watch-types.ts

build: install ## core as JavaScript and the web app for production, by turbo: only what changed
	@exec turbo run build

# turbo answers a check from its cache if none of the files it reads has changed. As many at a time as CI has cores.
RUN_CHECKS := turbo run --continue --concurrency=2 --output-logs=errors-only --log-order=grouped

check: install ## All checks that need no database: lint, types, fences, unused code, generated files, env, error ids
	@exec $(RUN_CHECKS) lint types fences unused generated env ids

check-lint: install ## Format and lint, nothing written
	@exec $(RUN_CHECKS) lint

check-types: install ## TypeScript: three programs, of core without Node's types, of Node and of the browser
	@exec $(RUN_CHECKS) types

check-fences: install ## Who may import whom
	@exec $(RUN_CHECKS) fences

check-unused: install ## Unused files, exports and dependencies
	@exec $(RUN_CHECKS) unused

check-generated: install ## Generated files that are committed are what their generators write
	@exec $(RUN_CHECKS) generated

check-env: install ## .env.example lists exactly the variables that the apps read
	@exec $(RUN_CHECKS) env

check-ids: install ## Each error id, such as worker-e6, stands in one place
	@exec $(RUN_CHECKS) ids

generate: install ## Write the generated files that are committed again
	@exec node tooling/checks/src/generated.ts --write

format: install ## Format, sort imports and apply safe lint fixes
	@exec biome check --write .

migrate: install ## Bring the database at DATABASE_URL (or the embedded one) to the newest schema
	@exec node packages/db/scripts/database.ts migrate

docker-test: ## The tests inside docker compose
	@exec docker compose --profile test run --build --rm test

clean: ## Remove build outputs and caches (node_modules and the database in .data/ stay)
	@rm -rf .turbo packages/db/generated coverage node_modules/.cache packages/*/.turbo packages/*/dist apps/*/.turbo apps/*/.next apps/*/dist tooling/*/.turbo
