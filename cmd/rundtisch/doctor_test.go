package main

import (
	"encoding/json"
	"strings"
	"testing"

	"rundtisch/internal/doctor"
	"rundtisch/internal/store/storetest"
)

func TestTheDoctorEndsWithWhatItFound(t *testing.T) {
	t.Parallel()
	database := "DATABASE_URL=" + storetest.URL(t)
	got := call(t, "", []string{database, "RUNDTISCH_PROXYS=x"}, "doctor")
	if got.code != exitOK || !strings.Contains(got.out, "ok       Schema: Stand ") || !strings.Contains(got.out, "RUNDTISCH_PROXYS") {
		t.Errorf("%+v", got)
	}
	got = call(t, "", []string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/nothing"}, "doctor", "--json")
	var all []doctor.Finding
	if err := json.Unmarshal([]byte(got.out), &all); err != nil || got.code != exitFailed || doctor.Well(all) {
		t.Errorf("%v: %+v", err, got)
	}
	if got := call(t, "", []string{database, "RUNDTISCH_BASE_URL=x"}, "doctor"); got.code != exitUsage {
		t.Errorf("%+v", got)
	}
}
