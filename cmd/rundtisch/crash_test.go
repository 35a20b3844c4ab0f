package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rundtisch/internal/signin"
	"rundtisch/internal/store/storetest"
)

func TestWhatWasSavedOutlivesAKillOfProgramAndDatabase(t *testing.T) {
	t.Parallel()
	survives(t, []string{"RUNDTISCH_STATE=" + newState(t)})
}

func TestWhatWasSavedOutlivesAKillBesideADatabaseThatRunsOn(t *testing.T) {
	t.Parallel()
	survives(t, []string{"RUNDTISCH_STATE=" + newState(t), "DATABASE_URL=" + storetest.URL(t)}, "--load-examples")
}

const (
	crashClients = 4
	crashNetwork = "herne"
)

// survives kills the program several times while several clients save. Whatever was answered with „saved“ is there
// afterwards with its revision; what was not answered is there with its revision, or not at all.
func survives(t *testing.T, environment []string, first ...string) {
	s := serve(t, environment, first...)
	cookie := s.signIn(environment)
	before := state(t, environment)
	acknowledged, tried := map[string]bool{}, map[string]bool{}
	for round := range faultRounds(t, 2) {
		enough := 40 + rand.IntN(80)
		for text, saved := range s.saveUntilKilled(round, enough, cookie) {
			tried[text] = true
			if saved {
				acknowledged[text] = true
			}
		}
		s = serve(t, environment)
		after := state(t, environment)
		after.follows(t, before)
		for text := range acknowledged {
			if !after.goals[text] {
				t.Errorf("round %d: %q was acknowledged and is not there", round, text)
			}
		}
		for text := range after.goals {
			if !tried[text] {
				t.Errorf("round %d: nobody saved %q", round, text)
			}
		}
		t.Logf("round %d: killed after %d saves or a few more; %d are acknowledged so far, %d are there, of %d that were tried",
			round, enough, len(acknowledged), len(after.goals), len(tried))
	}
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("exit %d, stderr %s", code, s.errors)
	}
}

// signIn signs a coordinator in and returns the cookie, which a browser would send over https only.
func (s *service) signIn(environment []string) string {
	s.t.Helper()
	for _, args := range [][]string{
		{"account", "invite", "eva@example.org", "--role", "koordination", "--network", crashNetwork},
		{"account", "link", "eva@example.org"},
	} {
		got := call(s.t, "", environment, args...)
		if got.code != exitOK {
			s.t.Fatalf("%v: %+v", args, got)
		}
		if _, secret, ok := strings.Cut(strings.TrimSpace(got.out), "/anmelden/link/"); ok {
			res, err := impatient().Post(s.address+"/anmelden/link/"+secret, "", nil)
			if err != nil {
				s.t.Fatal(err)
			}
			_ = res.Body.Close()
			for _, c := range res.Cookies() {
				if c.Name == signin.CookieName {
					return c.Name + "=" + c.Value
				}
			}
			s.t.Fatalf("status %d and no cookie", res.StatusCode)
		}
	}
	s.t.Fatal("there is no link")
	return ""
}

// impatient is a client that follows no redirect.
func impatient() *http.Client {
	return &http.Client{Timeout: time.Minute, Transport: &http.Transport{}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// saveUntilKilled lets several clients save goals at the same time and kills the program as soon as enough are saved.
// It returns what was tried, and of each whether it was acknowledged.
func (s *service) saveUntilKilled(round, enough int, cookie string) map[string]bool {
	s.t.Helper()
	tried := map[string]bool{}
	var lock sync.Mutex
	var clients sync.WaitGroup
	saved := make(chan struct{}, 10_000)
	for client := range crashClients {
		clients.Go(func() {
			c := impatient()
			defer c.CloseIdleConnections()
			for n := 0; ; n++ {
				text := fmt.Sprintf("Absturz %d %d %d", round, client, n)
				status, err := s.save(c, cookie, text)
				lock.Lock()
				tried[text] = status == http.StatusSeeOther
				lock.Unlock()
				switch {
				case err != nil:
					return // killed
				case status == http.StatusSeeOther:
					saved <- struct{}{}
				case status != http.StatusServiceUnavailable: // a busy machine; whether it is saved is not said
					s.t.Errorf("%q: status %d", text, status)
					return
				}
			}
		})
	}
	over := make(chan struct{})
	go func() { clients.Wait(); close(over) }()
	began, deadline := time.Now(), time.After(4*time.Minute)
	for n := 0; n < enough; n++ {
		select {
		case <-saved:
		case <-over:
			s.t.Fatalf("all clients gave up after %d saves; stderr: %s", n, s.errors)
		case <-deadline:
			s.t.Fatalf("%d saves only; stderr: %s", n, s.errors)
		}
	}
	// Right after an answer the next save has hardly begun; the moment has to be any.
	<-time.After(time.Duration(rand.Float64() * float64(time.Since(began)) / float64(enough)))
	s.end(syscall.SIGKILL)
	<-over
	return tried
}

// save adds a goal and returns the status; an error where there was no answer.
func (s *service) save(c *http.Client, cookie, text string) (int, error) {
	form := url.Values{"art": {"ziel"}, "text": {text}}
	r, err := http.NewRequest(http.MethodPost, s.address+"/verwaltung/netzwerke/"+crashNetwork+"/ziele/neu", strings.NewReader(form.Encode()))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Cookie", cookie)
	res, err := c.Do(r)
	if err != nil {
		return 0, err
	}
	_, _ = io.Copy(io.Discard, res.Body) // the status has been said; a body cut off takes nothing back
	_ = res.Body.Close()
	return res.StatusCode, nil
}
