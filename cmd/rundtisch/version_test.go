package main

import (
	"runtime/debug"
	"testing"
)

func TestTheVersionIsThatOfTheTagOrTheCommit(t *testing.T) {
	built := &debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}
	noted := &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "0123abc"}}}
	for _, test := range []struct {
		stamped string
		info    *debug.BuildInfo
		want    string
	}{
		{"v1.2.0-3-gabc1234-dirty", noted, "v1.2.0-3-gabc1234-dirty"},
		{"", noted, "0123abc"},
		{"", built, "(devel)"},
		{"", nil, "unbekannt"},
	} {
		if got := version(test.stamped, test.info); got != test.want {
			t.Errorf("stamped %q: the version is %q, want %q", test.stamped, got, test.want)
		}
	}
}
