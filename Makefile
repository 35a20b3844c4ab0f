.DEFAULT_GOAL := help
STATICCHECK = go tool -modfile=tools/go.mod staticcheck -checks inherit
VERSION = $(shell git describe --tags --always --dirty 2>/dev/null)
TEMPL = go tool -modfile=tools/go.mod templ

help: ## diese Liste
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

run: build ## bauen und das Verzeichnis auf http://localhost:8080 anbieten
	./bin/rundtisch serve

dev: ## dasselbe beim Entwickeln: Änderungen an Vorlagen und Code sind sofort zu sehen
	@go build -o bin/dev ./cmd/dev
	@./bin/dev

build: ## das Programm bauen: bin/rundtisch
	go build -ldflags '-X main.stamped=$(VERSION)' -o bin/rundtisch ./cmd/rundtisch

# What tests read that Go's test cache does not see, as one number: the ones that read it ask for this variable.
WORLD = $$( { ls -lLR ../shared; cat tools/package-lock.json; ls -lL /usr/lib/postgresql/*/bin /usr/sbin/pgbouncer \
	$$(command -v chromium-headless-shell chromium pdftotext pgbouncer initdb node); } 2>/dev/null | cksum)
GOTEST = RUNDTISCH_TEST_WORLD="$(WORLD)" go test -timeout=20m $(LEAN)

# What goes on at the same time is tested with the race detector, the whole of these packages and parts of others.
RACE = internal/jobs internal/mail internal/signin internal/web internal/postgres

test: node ## alle Tests, mit echter PostgreSQL und echtem Chromium; was sich nicht geändert hat, nur einmal
	$(GOTEST) ./...
	cd tools && go test ./...

# A door is what the whole program is started for in the tests of every other one; this is what tells most, soonest.
door: ## nach einer Änderung an einer Tür (DOOR=desk): ihre Tests, und was für alle gilt: Adressen, Rechte, Stufen, Kosten
	$(GOTEST) ./internal/$(DOOR) ./internal/floorplan ./templates/...
	$(GOTEST) ./internal/server -run 'EveryAddress|Rights|NobodyReads|PagesAsk|PagesInside|Headers|Calm'

browser: node ## nur die Tests im echten Chromium: Seiten ansehen, Wege gehen
	$(GOTEST) ./internal/browser/... ./templates/handouts

# `make lint` vets, and nobody follows these programs with a debugger: that is a third of what compiling the tests costs.
check: generated ## was auch die CI prüft
	$(MAKE) -j2 lint proved LEAN='-vet=off -ldflags=-w'

# As the packages that are raced as a whole need not be tested without that too.
proved: node race
	$(GOTEST) $$(go list ./... | grep -vxE '[^/]+/($(subst $() ,|,$(RACE)))')
	cd tools && go test ./...

race: ## Tests dessen, was gleichzeitig geschieht, mit der Suche nach Wettläufen
	$(GOTEST) -race $(addprefix ./,$(RACE))
	$(GOTEST) -race ./internal/accounts ./internal/server -run 'Kept|Change|Stopping|Instance|Slow|Session|Limit|Restart|TwoPrograms' -skip 'EveryPageThat|EveryForm|FormsInside'
	$(GOTEST) -race ./internal/editing -run 'Together|Change|Shared|Draft|Undo'

cluster: ## zwei Instanzen im Wechsel neu starten, unter 20.000 Anfragen; Patroni, etcd, HAProxy, PgBouncer: den Leader unter Last abschießen
	CLUSTER_REQUESTS=20000 go test -count=1 -timeout=20m -v ./internal/server -run TwoProgramsTakingTurns
	CLUSTER_PATRONI=1 go test -count=1 -timeout=20m -v ./internal/replica -run Patroni

bench: ## eine Seite aus dem Speicher gegen einen nackten Handler und nginx; was Seiten, Speichern und Lesen im Programm kosten
	go test -run '^$$' -benchtime=1x -timeout=20m ./cmd/rundtisch -bench KeptPageAndOthers
	go test -run '^$$' ./internal/server ./internal/editing ./internal/history ./internal/gazetteer -bench .

FAULTS = 100
faults: ## was schiefgehen kann, FAULTS=100 mal: Absturz, kaputte Leitung, volle Platte, Andrang, Wettlauf (als root; Stunden)
	RUNDTISCH_TEST_FAULTS=$(FAULTS) $(GOTEST) -count=1 -timeout=12h -v ./cmd/rundtisch ./internal/server -run 'NothingIsLost|ACrowd|OutlivesAKill|RacingOnEvery|ClockThatJumps'

thorough: node ## alle Tests mit allen Fällen, die sonst ausgelost oder ausgelassen werden
	RUNDTISCH_TEST_THOROUGH=1 $(GOTEST) -count=1 ./...

lint: ## gofmt, go vet, staticcheck
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	go vet ./...
	$(STATICCHECK) ./...

gen: ## aus geänderten .templ-Dateien Go machen
	$(TEMPL) generate -lazy -log-level=error

generated: ## prüfen, dass die erzeugten Dateien eingecheckt sind
	$(TEMPL) generate -log-level=error
	git diff --stat --exit-code -- '*_templ.go'

schema: ## migrations/schema.sql neu schreiben, nach einer Änderung an migrations
	go test -count=1 ./internal/store -run SchemaFile -write-schema

gazetteer: ## die eingebetteten Ortsdaten aus den Paketen neu bauen
	go run -C tools ./gazetteer

reader: ## das Modell, das eingefügte Listen liest, aus den Texten im Repository neu lernen (1 bis 3 Minuten)
	go run ./internal/memberlist/teach

measure: ## wie gut eingefügte Listen gelesen werden: an Netzwerken, die das Modell nicht kennt (1 bis 2 Minuten)
	go test -count=1 -tags=measure -v ./internal/memberlist/labelled -run 'CrossValidated|KeptAside'

node: tools/node_modules/.package-lock.json

tools/node_modules/.package-lock.json: tools/package-lock.json
	npm ci --prefix tools --no-audit --no-fund --ignore-scripts
	@touch $@

.PHONY: help run dev build test door browser check proved race cluster bench faults thorough lint gen generated schema gazetteer reader measure node
