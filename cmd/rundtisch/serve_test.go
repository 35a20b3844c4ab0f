package main

import (
	"strings"
	"syscall"
	"testing"
)

var fiveNetworks = []string{"herne", "mettmann", "soest", "braunschweig", "anhalt-bitterfeld"}

// wantFive checks that the five networks are there.
func (s *service) wantFive() {
	s.t.Helper()
	status, body := s.get("/netzwerke")
	for _, key := range fiveNetworks {
		if status != 200 || !strings.Contains(body, `href="/netzwerke/`+key+`"`) {
			s.t.Errorf("/netzwerke (%d) does not list %s", status, key)
		}
		if status, body := s.get("/netzwerke/" + key); status != 200 {
			s.t.Errorf("/netzwerke/%s: status %d %.100s", key, status, body)
		}
	}
}

func TestFirstStartShowsTheFiveNetworksAndTheSecondKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	state := newState(t)
	environment := []string{"RUNDTISCH_STATE=" + state}
	s := serve(t, environment)
	if !strings.Contains(s.out, "Daten: "+state+"\n") {
		t.Errorf("it does not say where the data are:\n%s", s.out)
	}
	s.wantFive()
	for _, path := range []string{"/healthz", "/readyz", "/en", "/suche"} {
		if status, _ := s.get(path); status != 200 {
			t.Errorf("%s: status %d", path, status)
		}
	}
	if _, body := s.get("/sitemap.xml"); !strings.Contains(body, "<loc>"+s.address+"/netzwerke/herne</loc>") {
		t.Errorf("the sitemap does not name the real port:\n%.300s", body)
	}
	if got := call(t, "", environment, "load", example(t, "herne", "Schulungen organisiert.", "Schulungen veranstaltet.")); got.code != exitOK || !strings.Contains(got.out, "geändert") {
		t.Errorf("load while it serves: %+v", got)
	}
	eventually(t, "the change shows", func() bool {
		_, body := s.get("/netzwerke/herne")
		return strings.Contains(body, "Schulungen veranstaltet.")
	})
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("SIGTERM: exit %d, stderr %s", code, s.errors)
	}
	if left := processesOf(state); len(left) > 0 {
		t.Errorf("processes are left: %q", left)
	}
	if strings.Contains(s.errors.String(), "127.0.0.1") || strings.Contains(s.errors.String(), "Go-http-client") {
		t.Errorf("the log names visitors:\n%s", s.errors)
	}

	s = serve(t, environment)
	s.wantFive()
	if _, body := s.get("/netzwerke/herne"); !strings.Contains(body, "Schulungen veranstaltet.") {
		t.Error("the second start changed what was there")
	}
	if said := s.errors.String(); strings.Contains(said, "neu (") || strings.Contains(said, "geändert (") || strings.Contains(said, "unverändert (") {
		t.Errorf("the second start loads:\n%s", said)
	}
	if code := s.end(syscall.SIGINT); code != exitOK {
		t.Errorf("SIGINT: exit %d, stderr %s", code, s.errors)
	}
}
