package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// faultRounds is how often a fault is made: RUNDTISCH_TEST_FAULTS says it (make faults), otherwise few times.
func faultRounds(t testing.TB, few int) int {
	t.Helper()
	text := os.Getenv("RUNDTISCH_TEST_FAULTS")
	if text == "" {
		return few
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("RUNDTISCH_TEST_FAULTS is %q, and not how often", text)
	}
	return n
}

// load is what people do while something breaks: some save, some read. Whatever they are answered is counted. A page, a
// place to go to after saving, and „away for the moment“ are answers; nothing else is, least of all „please sign in“.
type load struct {
	t        testing.TB
	services []*service
	cookie   string
	mayBreak bool // connections to the program may break

	cancel context.CancelFunc
	people sync.WaitGroup

	mu      sync.Mutex
	answers map[string]int
	slowest time.Duration
	kept    savings
}

// savings are what was typed by all loads of a test: everything, and what was acknowledged.
type savings struct{ tried, acknowledged map[string]bool }

func newSavings() savings { return savings{map[string]bool{}, map[string]bool{}} }

const (
	faultSavers  = 4
	faultReaders = 4
)

var faultPages = []string{"/netzwerke/" + crashNetwork, "/", "/netzwerke", "/hilfe", "/einrichtungen/weisser-ring", "/termine",
	"/verwaltung/netzwerke/" + crashNetwork, "/regionen/05916"}

// begin lets people work with the services until end. round is a number that no other load of the test has.
func begin(t testing.TB, round int, kept savings, cookie string, services ...*service) *load {
	l := &load{t: t, services: services, cookie: cookie, answers: map[string]int{}, kept: kept}
	ctx, cancel := context.WithCancel(t.Context())
	l.cancel = cancel
	for person := range faultSavers + faultReaders {
		l.people.Go(func() {
			c := impatient()
			defer c.CloseIdleConnections()
			for n := person; ctx.Err() == nil; n++ {
				at := services[n%len(services)]
				if person < faultSavers {
					l.save(c, at, fmt.Sprintf("Absturz %d %d %d", round, person, n))
				} else {
					l.read(c, at, faultPages[n%len(faultPages)])
				}
			}
		})
	}
	t.Cleanup(l.end)
	return l
}

// end waits until everybody has been answered.
func (l *load) end() {
	l.cancel()
	l.people.Wait()
}

// save adds a goal and reports whether that was acknowledged.
func (l *load) save(c *http.Client, at *service, text string) bool {
	l.mu.Lock()
	l.kept.tried[text] = true
	l.mu.Unlock()
	began := time.Now()
	status, err := at.save(c, l.cookie, text)
	l.note("POST", status, err, time.Since(began), "")
	if status == http.StatusSeeOther {
		l.mu.Lock()
		l.kept.acknowledged[text] = true
		l.mu.Unlock()
	}
	return status == http.StatusSeeOther
}

func (l *load) read(c *http.Client, at *service, path string) {
	r, err := http.NewRequest(http.MethodGet, at.address+path, nil)
	if err != nil {
		l.t.Error(err)
		return
	}
	if strings.HasPrefix(path, "/verwaltung") {
		r.Header.Set("Cookie", l.cookie)
	}
	began := time.Now()
	res, err := c.Do(r)
	if err != nil {
		l.note("GET", 0, err, time.Since(began), path)
		return
	}
	body, err := io.ReadAll(res.Body)
	_ = res.Body.Close()
	l.note("GET", res.StatusCode, err, time.Since(began), path)
	if err == nil && (!strings.Contains(string(body), "116016") || !strings.Contains(string(body), "tel:110")) {
		l.t.Errorf("%s: status %d and no help line on the page", path, res.StatusCode)
	}
}

func (l *load) note(method string, status int, err error, took time.Duration, path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	what := fmt.Sprintf("%s %d", method, status)
	if err != nil {
		what = method + " broken"
	}
	l.answers[what]++
	l.slowest = max(l.slowest, took)
	switch {
	case err != nil && l.mayBreak, status == http.StatusServiceUnavailable:
	case err != nil:
		l.t.Errorf("%s %s: %v", method, path, err)
	case method == "GET" && status != http.StatusOK, method == "POST" && status != http.StatusSeeOther:
		l.t.Errorf("%s %s: status %d", method, path, status)
	}
}

// untilSaved waits until a save and a page at each service are answered as if nothing had been. It returns how long that took.
func (l *load) untilSaved(round int) time.Duration {
	l.t.Helper()
	began := time.Now()
	for i, at := range l.services {
		c := impatient()
		defer c.CloseIdleConnections()
		n := 0
		eventually(l.t, "saving works again", func() bool {
			n++
			return l.save(c, at, fmt.Sprintf("Absturz %d %d %d", round, 100+i, n))
		})
		eventually(l.t, "pages are there again", func() bool {
			status, _ := at.get("/netzwerke/" + crashNetwork)
			return status == http.StatusOK
		})
	}
	return time.Since(began)
}

// more waits until so many saves more were acknowledged.
func (l *load) more(saves int) {
	l.t.Helper()
	count := func() int { l.mu.Lock(); defer l.mu.Unlock(); return len(l.kept.acknowledged) }
	before := count()
	eventually(l.t, fmt.Sprintf("%d saves more", saves), func() bool { return count() >= before+saves })
}

func (l *load) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []string
	for _, what := range slices.Sorted(maps.Keys(l.answers)) {
		all = append(all, fmt.Sprintf("%s: %d", what, l.answers[what]))
	}
	return fmt.Sprintf("%s; slowest answer %v", strings.Join(all, ", "), l.slowest.Round(time.Millisecond))
}

// keeps checks that whatever was acknowledged is there with its history, and nothing that nobody typed. Nobody works any more.
func (s savings) keeps(t testing.TB, environment []string, before kept) {
	t.Helper()
	after := state(t, environment)
	after.follows(t, before)
	for text := range s.acknowledged {
		if !after.goals[text] {
			t.Errorf("%q was acknowledged and is not there", text)
		}
	}
	for text := range after.goals {
		if !s.tried[text] {
			t.Errorf("nobody saved %q", text)
		}
	}
	t.Logf("%d saves acknowledged, %d are there, of %d that were tried", len(s.acknowledged), len(after.goals), len(s.tried))
}

// until waits until so many more got an answer, such as "POST 503".
func (l *load) until(t testing.TB, what, answer string, more int) {
	t.Helper()
	count := func() int { l.mu.Lock(); defer l.mu.Unlock(); return l.answers[answer] }
	before := count()
	eventually(t, what, func() bool { return count() >= before+more })
}
