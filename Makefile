.DEFAULT_GOAL := help
# Without ST1005 and ST1012: errors for people are German sentences, and package fault names its values for what they say.
STATICCHECK = go tool -modfile=tools/go.mod staticcheck -checks inherit,-ST1005,-ST1012
TEMPL = go tool -modfile=tools/go.mod templ

help: ## diese Liste
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

run: build ## bauen und das Verzeichnis auf http://localhost:8080 anbieten
	./bin/rundtisch serve

build: ## das Programm bauen: bin/rundtisch
	go build -o bin/rundtisch ./cmd/rundtisch

test: node ## alle Tests, mit echter PostgreSQL und echtem Chromium
	go test -count=1 -timeout=20m ./...
	cd tools && go test ./...

check: generated lint node ## was auch die CI prüft
	go test -count=1 -race -timeout=30m ./...
	cd tools && go test ./...

lint: ## gofmt, go vet, staticcheck
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	go vet ./...
	$(STATICCHECK) ./...

gen: ## aus .templ-Dateien Go machen
	$(TEMPL) generate -log-level=error

generated: gen ## prüfen, dass die erzeugten Dateien eingecheckt sind
	git diff --stat --exit-code -- '*_templ.go'

gazetteer: ## die eingebetteten Ortsdaten aus den Paketen neu bauen
	go run -C tools ./gazetteer

node: tools/node_modules/.package-lock.json

tools/node_modules/.package-lock.json: tools/package-lock.json
	npm ci --prefix tools --no-audit --no-fund --ignore-scripts
	@touch $@

.PHONY: help run build test check lint gen generated gazetteer node
