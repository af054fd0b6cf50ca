# The ways to build, run, test and check FleetLab. Not here: what a machine needs (`scripts/requirements`),
# what CI does (`.ci/run`).

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help build run dist test test-all verify mutants results bench lint format clean requirements

export FLEETLAB_STRICT ?= 1
export FLEETLAB_COMMIT ?= $(shell git describe --always --dirty --abbrev=12 2>/dev/null || echo unknown)

# One set of flags, so that build, run, test and bench share their products. Cross-module optimisation
# specialises generic code across rooms; results don't depend on it.
RELEASE := -c release -Xswiftc -cross-module-optimization
TESTING := $(RELEASE) --disable-testable-imports --disable-xctest
FLEETLAB := .build/release/fleetlab
SCENARIO ?= Scenarios/qe-fleet-30d.yaml

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

requirements:
	@scripts/requirements

build: requirements  ## build everything, optimised
	swift build $(RELEASE) --product fleetlab

run: build  ## play 30 days of the 17-agent fleet and write its report into out/
	$(FLEETLAB) run $(SCENARIO) --force

dist: build  ## put one static program with scenarios, manual and completions into dist/
	scripts/dist

test: requirements  ## run the tests (optimised, as `make build` builds)
	scripts/test $(TESTING)

test-all: requirements  ## run the slow tests too
	FLEETLAB_SLOW_TESTS=1 scripts/test $(TESTING)

verify: build  ## run the numbered points of an issue: make verify ISSUE=2
	scripts/verify $(or $(ISSUE),2)

mutants: requirements  ## see that every slip in a copy of the sources is caught (docs/validity.md)
	scripts/mutants

results: build  ## play the reports in results/ anew (an hour; scripts/results --check compares to the byte)
	FLEETLAB=$(FLEETLAB) scripts/results

bench: build  ## measure speed side by side into results/benchmarks.md
	swift build $(RELEASE) --product FleetBenchmarks
	scripts/bench

lint:  ## check the formatting (the house rules are tests)
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests Examples Benchmarks
	@echo "lint: no findings"

format:  ## format all sources in place
	swift format --in-place --parallel --recursive Package.swift Sources Tests Examples Benchmarks

clean:  ## remove what was built; out/ stays
	rm -rf .build
