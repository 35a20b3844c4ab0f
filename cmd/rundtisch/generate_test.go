package main

import (
	"regexp"
	"strings"
	"syscall"
	"testing"

	"rundtisch/internal/store/storetest"
)

func TestGeneratingMeasuringAndRemovingFromTheCommandLine(t *testing.T) {
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"generate", exitUsage, "von 1 bis 40000"},
		{"generate --networks 0", exitUsage, "von 1 bis 40000"},
		{"generate --networks 40001", exitUsage, "von 1 bis 40000"},
		{"generate --networks=-3", exitUsage, "von 1 bis 40000"},
		{"generate --remove --networks 3", exitUsage, "passt nicht dazu"},
		{"generate --remove", exitOK, "keine erfundenen Netzwerke"},
		{"generate --networks 3 --seed 9", exitOK, "3 neu, 0 geändert, 0 unverändert"},
		{"generate --networks 3 --seed 9", exitOK, "0 neu, 0 geändert, 3 unverändert"},
		{"export erfunden-9-1", exitOK, "(erfunden)"},
		{"bench --searches 0", exitUsage, "--searches"},
		{"bench --at-once 101", exitUsage, "--at-once"},
		{"bench --searches 20 --at-once 2", exitOK, "20 Suchen nach Ort und drei Filtern, 2 gleichzeitig"},
		{"generate --remove", exitOK, "3 erfundene Netzwerke sind entfernt"},
		{"export erfunden-9-1", exitFailed, "gibt es nicht"},
		{"load " + example(t, "herne", "kennung: herne\n", "kennung: anderswo\n"), exitOK, "neu"},
		{"generate --networks 1", exitFailed, "--beside-real"},
		{"generate --networks 1 --beside-real", exitOK, "1 neu"},
	} {
		got := call(t, "", database, strings.Fields(test.args)...)
		if got.code != test.code || !strings.Contains(got.out+got.err, test.says) || (got.code == exitOK) != (got.err == "") {
			t.Errorf("%s: %+v", test.args, got)
		}
	}
	if got := call(t, "", database, "bench", "--searches", "5"); !regexp.MustCompile(`\np50 \d+,\d ms · p95 \d+,\d ms · p99 \d+,\d ms · längste \d+,\d ms\n$`).MatchString(got.out) {
		t.Errorf("%+v", got)
	}
}

func TestTheServiceThatRunsSaysSoAtOnceAndAfterAStart(t *testing.T) {
	t.Parallel()
	environment := []string{"RUNDTISCH_STATE=" + newState(t)}
	s := serve(t, environment)
	says := func() bool {
		_, body := s.get("/hilfe")
		return strings.Contains(body, "Erfundene Daten zum Ausprobieren")
	}
	if says() {
		t.Error("it says that data are made up, and none are")
	}
	if got := call(t, "", environment, "generate", "--networks", "2"); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	eventually(t, "the banner shows", says)
	s.end(syscall.SIGTERM)
	s = serve(t, environment)
	if !says() {
		t.Error("after a start the first page does not say that data are made up")
	}
	if got := call(t, "", environment, "generate", "--remove"); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	eventually(t, "the banner is gone", func() bool { return !says() })
	s.end(syscall.SIGTERM)
}
