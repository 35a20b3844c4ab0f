package main

import (
	"net/http"
	"testing"

	"rundtisch/internal/config"
)

// Those who watch are answered at addresses of their own, and each only what is theirs.
func TestWhoWatchesIsAnsweredApart(t *testing.T) {
	t.Parallel()
	w, err := openWatch(config.Config{MetricsAddr: "127.0.0.1:0", PprofAddr: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	w.start()
	metrics, profiles := "http://"+w.at[0].Addr().String(), "http://"+w.at[1].Addr().String()
	for address, want := range map[string]int{
		metrics + "/metrics": 200, metrics + "/debug/pprof/": 404, metrics + "/": 404,
		profiles + "/debug/pprof/heap": 200, profiles + "/metrics": 404,
	} {
		answer, err := impatient().Get(address)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%s: status %d, want %d", address, answer.StatusCode, want)
		}
	}
	if _, err := openWatch(config.Config{MetricsAddr: w.at[0].Addr().String()}); err == nil {
		t.Error("an address that is taken is no error")
	}
	w.close()
	if _, err := http.Get(metrics + "/metrics"); err == nil {
		t.Error("it answers when it is over")
	}
	if w, err := openWatch(config.Config{}); err != nil || w.metrics != nil || len(w.at) > 0 {
		t.Errorf("nobody asked for it: %+v, %v", w, err)
	}
}
