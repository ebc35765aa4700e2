# Everything that is done often. `make` lists the targets.
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z0-9]+: .*##' $(MAKEFILE_LIST) | sed -E 's/: .*## /\t/' | expand -t12

run: ## serve the built-in taxonomy on 127.0.0.1:8080
	go run ./cmd/skillgraph serve

test: ## run every test that needs nothing but Go
	go test ./...

golden: ## write the answers the code gives into the golden files; look at the difference
	go test ./graph/graphtest -update

generate: ## make the GraphQL code and the compact taxonomy anew
	go generate ./...

corroborate: ## compute anew what data sets say of the taxonomy (SKILLGRAPH_DATA names their folder)
	cd seed && go run ./corroborate

validate: ## check the taxonomy files
	go run ./cmd/skillgraph validate seed/taxonomy

lint: ## check the house rules (needs golangci-lint)
	golangci-lint run ./...

bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

neo4j: ## run the Neo4j tests in Docker, with an image built on this machine
	REQUIRE_NEO4J=1 NEO4J_TEST_IMAGE=$$(.ci/neo4j-image) go test -timeout 30m ./graph/neo4jstore/... ./cmd/...

versus: ## compare both stores on 5,000 random graphs, which takes hours
	REQUIRE_NEO4J=1 NEO4J_TEST_IMAGE=$$(.ci/neo4j-image) \
		go test ./graph/neo4jstore -run TestVersusMemory -graphs 5000 -timeout 0 -v

.PHONY: help run test golden generate corroborate validate lint bench neo4j versus
