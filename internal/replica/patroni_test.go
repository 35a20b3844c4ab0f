package replica_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/replica/replicatest"
)

// outage is from when to when something failed, and how often.
type outage struct {
	mu          sync.Mutex
	ok, failed  int
	first, last time.Time
	worst       int // the highest status
}

func (o *outage) note(status int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.worst = max(o.worst, status)
	if status == http.StatusOK || status == http.StatusSeeOther {
		o.ok++
		return
	}
	if o.failed++; o.first.IsZero() {
		o.first = time.Now()
	}
	o.last = time.Now()
}

// TestPatroniChangesTheLeaderAndNothingIsLost runs two programs behind HAProxy on a cluster of Patroni, etcd, HAProxy and
// PgBouncer, and kills its leader under load. CLUSTER_PATRONI asks for it (make cluster).
func TestPatroniChangesTheLeaderAndNothingIsLost(t *testing.T) {
	if os.Getenv("CLUSTER_PATRONI") == "" {
		t.Skip("a cluster of Patroni takes minutes: make cluster")
	}
	const ttl = 20
	p := replicatest.StartPatroni(t, ttl)
	fill(t, p.URL())
	with := func(s *apptest.Setup) { s.Replicas = p.Copies() }
	first := apptest.On(t, p.URL(), with)
	both := [2]*apptest.Program{first, first.Beside(t, with)}
	p.Front(both[0].Listen(t), both[1].Listen(t))
	for _, r := range both {
		p.Await("two replicas are read", func() bool {
			used := 0
			for _, s := range r.DB.Replicas.States() {
				if s.Used {
					used++
				}
			}
			return used == 2
		})
	}
	anna := coordinator(t, both[0])
	var cookie string
	for _, c := range anna.Cookies {
		cookie = c.Name + "=" + c.Value
	}
	ask := func(c *http.Client, method, path string, form url.Values) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), method, p.Address()+path, strings.NewReader(form.Encode()))
		if err != nil {
			t.Error(err)
			return 0, ""
		}
		if form != nil {
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		if strings.HasPrefix(path, "/verwaltung") {
			req.Header.Set("Cookie", cookie)
		}
		res, err := c.Do(req)
		if err != nil {
			return 599, "" // no answer at all
		}
		defer func() { _ = res.Body.Close() }()
		body, _ := io.ReadAll(res.Body) // what is cut off is no form
		return res.StatusCode, string(body)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var writing, reading outage
	var acknowledged [2]atomic.Int64
	var load sync.WaitGroup
	for i := range goals {
		load.Go(func() {
			c := apptest.Client(t)
			for n := int64(1); ctx.Err() == nil; n++ {
				status, body := ask(c, http.MethodGet, goals[i], nil)
				if status == http.StatusOK {
					page := httptest.NewRecorder()
					page.Body.WriteString(body)
					f := apptest.ReadForm(t, page)
					path, _, _ := strings.Cut(f.Action, "#")
					status, _ = ask(c, http.MethodPost, path, f.With("text", fmt.Sprintf("Fassung %d von %d.", n, i)))
				} else if status == http.StatusSeeOther {
					status = http.StatusUnauthorized
				}
				writing.note(status)
				if status == http.StatusSeeOther {
					acknowledged[i].Store(n)
				} else {
					n--
				}
			}
		})
		load.Go(func() {
			c := apptest.Client(t)
			for n := i; ctx.Err() == nil; n++ {
				status, _ := ask(c, http.MethodGet, []string{apptest.HernePage, "/termine", "/netzwerke/soest", "/regionen/05916"}[n%4], nil)
				reading.note(status)
			}
		})
	}
	more := func(what string) {
		before := [2]int64{acknowledged[0].Load(), acknowledged[1].Load()}
		p.Await(what, func() bool { return acknowledged[0].Load() > before[0]+2 && acknowledged[1].Load() > before[1]+2 })
	}
	more("changes before")
	killed := time.Now()
	name := p.KillLeader()
	more("changes after")
	again := time.Since(killed)
	stop()
	load.Wait()
	for i := range goals {
		n := both[0].QueryInt(t, `select coalesce(max(substring(text from 'Fassung (\d+) von `+fmt.Sprint(i)+`')::int), 0) from goals`)
		if int64(n) < acknowledged[i].Load() {
			t.Errorf("writer %d was told that change %d is written; the new leader has %d", i, acknowledged[i].Load(), n)
		}
	}
	for what, o := range map[string]*outage{"writing": &writing, "reading": &reading} {
		if o.worst > http.StatusServiceUnavailable && o.worst != 599 && o.worst != http.StatusBadGateway && o.worst != http.StatusGatewayTimeout {
			t.Errorf("%s: somebody was shown status %d", what, o.worst)
		}
	}
	t.Logf("\nleader %s killed -9 (Patroni, ttl %d s), synchronous_mode\n"+
		"          requests  failed  from the first to the last failure\n"+
		"writing   %8d  %6d  %v\nreading   %8d  %6d  %v\n"+
		"three changes more of both writers: %v after the kill; acknowledged %d and %d, none lost",
		name, ttl, writing.ok+writing.failed, writing.failed, writing.last.Sub(writing.first).Round(100*time.Millisecond),
		reading.ok+reading.failed, reading.failed, reading.last.Sub(reading.first).Round(100*time.Millisecond),
		again.Round(100*time.Millisecond), acknowledged[0].Load(), acknowledged[1].Load())
}
