package replica_test

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/replica/replicatest"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// land is a primary with two replicas, and two instances of the program on them.
type land struct {
	primary *replicatest.Server
	copies  [2]*replicatest.Server
	both    [2]*apptest.Program
}

func newLand(t *testing.T, url func(...*replicatest.Server) string, settings ...string) *land {
	t.Helper()
	l := &land{primary: replicatest.Primary(t)}
	fill(t, replicatest.URL(l.primary))
	for i := range l.copies {
		l.copies[i] = l.primary.Copy(fmt.Sprintf("copy%d", i+1))
	}
	for _, s := range settings { // not before: commits may have to wait for a replica
		l.primary.Exec("alter system set " + s)
		l.primary.Exec("select pg_reload_conf()")
	}
	main := replicatest.URL(l.primary)
	if url != nil {
		main = url(l.primary, l.copies[0], l.copies[1])
	}
	with := func(s *apptest.Setup) {
		s.Replicas = []string{replicatest.URL(l.copies[0]), replicatest.URL(l.copies[1])}
	}
	first := apptest.On(t, main, with)
	l.both = [2]*apptest.Program{first, first.Beside(t, with)}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the log of the first:\n%s", l.both[0].Log)
		}
	})
	for _, r := range l.both {
		wantUsed(t, r, true, true)
	}
	return l
}

// fill migrates an empty database and loads the five networks.
func fill(t *testing.T, url string) {
	t.Helper()
	pool, err := store.Open(t.Context(), url, store.Owner, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	if _, err := store.Migrate(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
	if err := apptest.LoadFive(url); err != nil {
		t.Fatal(err)
	}
}

// wantUsed waits until a program uses these replicas, and no other.
func wantUsed(t testing.TB, r *apptest.Program, used ...bool) {
	t.Helper()
	apptest.Eventually(t, fmt.Sprintf("the replicas that are used are %v", used), func() bool {
		for i, state := range r.DB.Replicas.States() {
			if state.Used != used[i] {
				return false
			}
		}
		return true
	})
}

// coordinator is somebody who has signed in and changes one goal of Herne.
func coordinator(t testing.TB, r *apptest.Program) *apptest.Visitor {
	t.Helper()
	r.AddAccount(t, "anna@example.org")
	r.Invite(t, "anna@example.org", account.Coordinator, "herne")
	return r.SignIn(t, "anna@example.org")
}

// goals are two of Herne, for one program each.
var goals = [2]string{apptest.AtDesk + "herne/ziele/aufklaerung", apptest.AtDesk + "herne/ziele/zusammenarbeit"}

// write changes a goal through a program, and returns the answer.
func write(t testing.TB, v *apptest.Visitor, goal, text string) (status int, said string) {
	t.Helper()
	w := v.Get(goal)
	if w.Code == http.StatusSeeOther {
		return http.StatusUnauthorized, "" // to sign in
	}
	if w.Code != http.StatusOK {
		return w.Code, w.Body.String()
	}
	f := apptest.ReadForm(t, w)
	path, _, _ := strings.Cut(f.Action, "#")
	w = v.Do(http.MethodPost, path, f.With("text", text))
	return w.Code, w.Body.String()
}

func TestWhoHasWrittenReadsNothingOlderWhateverTheReplicasHave(t *testing.T) {
	t.Parallel()
	l := newLand(t, nil)
	anna := coordinator(t, l.both[0])
	for n := range 12 {
		held := l.copies[n%2]
		held.Pause()
		if n%3 == 0 {
			l.copies[1-n%2].Pause()
		}
		anna.Program = l.both[n%2]
		text := fmt.Sprintf("Aufklärung, Fassung %d.", n)
		if status, said := write(t, anna, goals[0], text); status != http.StatusSeeOther {
			t.Fatalf("change %d: status %d\n%s", n, status, said)
		}
		for k := range 6 {
			r := l.both[(n+1+k)%2] // the other one first: all it knows is what the session says
			anna.Program = r
			if !strings.Contains(anna.Get(apptest.AtDesk+"herne/export/liste.yaml").Body.String(), text) {
				t.Errorf("change %d: the desk shows what was before", n)
			}
			if !strings.Contains(r.Get(t, apptest.HernePage).Body.String(), text) {
				t.Errorf("change %d: the public page is the one from before", n)
			}
		}
		if has := store.LSN(held.Int(`select (pg_last_wal_replay_lsn() - '0/0')::bigint`)); l.reached(t) <= has {
			t.Errorf("change %d: the session does not know that it is ahead of the replica", n)
		}
		for _, c := range l.copies {
			c.Resume()
		}
	}
}

// reached is what the only session has reached.
func (l *land) reached(t testing.TB) store.LSN {
	t.Helper()
	return store.LSN(l.both[0].QueryInt(t, `
		select (reached - '0/0')::bigint from desk.sessions where ended_at is null and reached is not null`))
}

func TestAReplicaAnswersWhileThePrimaryIsGone(t *testing.T) {
	t.Parallel()
	l := newLand(t, nil)
	paths := []string{"/", "/netzwerke", "/netzwerke/mettmann", "/regionen/05916", "/termine", "/hilfe", "/en/netzwerke/soest",
		"/hsds/v3/organizations", "/readyz"}
	for _, r := range l.both {
		for _, path := range paths {
			apptest.Eventually(t, path, func() bool { return r.Get(t, path).Code == http.StatusOK })
		}
		r.Cache.Forget() // what is kept proves nothing
		apptest.Eventually(t, "the program knows the directory", func() bool { return r.Get(t, "/sicherheit").Code == http.StatusOK })
	}
	l.primary.Kill()
	for _, r := range l.both {
		apptest.Eventually(t, "it is known that nothing can be written", func() bool {
			return r.Visitor(t, "198.51.100.9").Post("/anmelden", "email", "anna@example.org").Code == http.StatusServiceUnavailable
		})
		for _, path := range paths {
			began := time.Now()
			apptest.WantStatus(t, path, r.Get(t, path), http.StatusOK)
			if took := time.Since(began); took > 4*time.Second {
				t.Errorf("%s took %v", path, took)
			}
		}
		v := r.Visitor(t, "198.51.100.9")
		r.WantCalmLeaving(t, "signing in", v.Post("/anmelden", "email", "anna@example.org"), http.StatusServiceUnavailable, "de", "/weg")
	}
	l.primary.Start()
	for _, r := range l.both {
		apptest.Eventually(t, "it is written again", func() bool {
			return r.Visitor(t, "198.51.100.9").Post("/anmelden", "email", "anna@example.org").Code == http.StatusSeeOther
		})
	}
}

// TestReplicaThatDiesOrHangsCostsNobodyAPage kills, freezes and starts replicas while both programs are read.
func TestReplicaThatDiesOrHangsCostsNobodyAPage(t *testing.T) {
	t.Parallel()
	l := newLand(t, nil)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var load sync.WaitGroup
	var asked, failed, longest atomic.Int64
	paths := []string{"/termine", apptest.HernePage, "/regionen/05916", "/einrichtungen/weisser-ring", "/hsds/v3/organizations", "/netzwerke"}
	for _, at := range []context.Context{t.Context(), store.OnReplica(t.Context(), 0)} { // neither begins cold
		for _, r := range l.both {
			for _, path := range paths {
				apptest.Eventually(t, path, func() bool {
					r.Cache.Forget()
					return r.Ask(t, http.MethodGet, path, "", func(req *http.Request) { *req = *req.WithContext(at) }).Code == http.StatusOK
				})
			}
		}
	}
	for i := range 2 {
		load.Go(func() {
			for n := i; ctx.Err() == nil; n++ {
				r := l.both[i%2]
				began := time.Now()
				r.Cache.Forget() // else nobody asks the database
				w := r.Get(t, paths[n%len(paths)])
				asked.Add(1)
				if w.Code != http.StatusOK {
					failed.Add(1)
					t.Errorf("%s: status %d", paths[n%len(paths)], w.Code)
				}
				for took := int64(time.Since(began)); ; {
					if was := longest.Load(); took <= was || longest.CompareAndSwap(was, took) {
						break
					}
				}
			}
		})
	}
	enough := func() {
		before := asked.Load()
		apptest.Eventually(t, "it is read", func() bool { return asked.Load() > before+50 })
	}
	for range 2 {
		enough()
		l.copies[0].Kill()
		enough()
		wantUsed(t, l.both[0], false, true)
		if seen := l.both[0].DB.Replicas.Look(t.Context()); len(seen) != 2 || seen[0].Used || seen[0].Reason == "" || !seen[1].Used {
			t.Errorf("whoever looks sees %+v", seen)
		}
		l.copies[1].Freeze()
		enough()
		wantUsed(t, l.both[1], false, false)
		l.copies[0].Start()
		wantUsed(t, l.both[0], true, false)
		l.copies[1].Thaw()
		wantUsed(t, l.both[1], true, true)
	}
	stop()
	load.Wait()
	t.Logf("%d pages, %d failed, the longest took %v", asked.Load(), failed.Load(), time.Duration(longest.Load()))
	if time.Duration(longest.Load()) > 3*time.Second {
		t.Error("somebody waited too long")
	}
}

// TestAReplicaThatTakesOverIsFoundAndNothingIsLost kills the primary while two programs write, with commits that wait for a
// replica, and promotes that one.
func TestAReplicaThatTakesOverIsFoundAndNothingIsLost(t *testing.T) {
	t.Parallel()
	l := newLand(t, replicatest.URL, "synchronous_standby_names = 'FIRST 1 (copy1)'")
	var acknowledged [2]atomic.Int64 // the last of each program
	var shown sync.Map               // statuses that are neither success nor a calm 503
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	anna := coordinator(t, l.both[0])
	var load sync.WaitGroup
	for i, r := range l.both {
		v := &apptest.Visitor{TB: t, Program: r, From: anna.From, Cookies: maps.Clone(anna.Cookies)}
		load.Go(func() {
			for n := int64(1); ctx.Err() == nil; n++ {
				status, _ := write(t, v, goals[i], fmt.Sprintf("Fassung %d von %d.", n, i))
				switch status {
				case http.StatusSeeOther:
					acknowledged[i].Store(n)
				case http.StatusServiceUnavailable:
					n--
				default:
					shown.Store(status, true)
				}
			}
		})
		load.Go(func() {
			for ctx.Err() == nil {
				if status := r.Get(t, apptest.HernePage).Code; status != http.StatusOK && status != http.StatusServiceUnavailable {
					shown.Store(status, true)
				}
			}
		})
	}
	more := func(what string) {
		t.Helper()
		before := [2]int64{acknowledged[0].Load(), acknowledged[1].Load()}
		for last := before; last[0] == before[0] || last[1] == before[1]; {
			apptest.Eventually(t, "it is written "+what, func() bool {
				now := [2]int64{acknowledged[0].Load(), acknowledged[1].Load()}
				moved := now != last
				last = now
				return moved
			})
		}
	}
	more("at first")
	l.primary.Kill()
	began := time.Now()
	l.copies[0].Exec("alter system set synchronous_standby_names = ''")
	l.copies[0].Promote()
	l.copies[1].Follow(l.copies[0])
	more("after the replica took over")
	t.Logf("written again %v after the promotion began, by %d and %d acknowledged changes in all",
		time.Since(began), acknowledged[0].Load(), acknowledged[1].Load())
	stop()
	load.Wait()
	shown.Range(func(status, _ any) bool { t.Errorf("somebody was shown status %v", status); return true })
	for i := range goals {
		n := l.copies[0].Int(`select coalesce(max(substring(text from 'Fassung (\d+) von ` + fmt.Sprint(i) + `')::int), 0) from goals`)
		if int64(n) < acknowledged[i].Load() {
			t.Errorf("program %d was told that change %d is written; the new primary has %d", i, acknowledged[i].Load(), n)
		}
	}
	l.copies[1].Exec("checkpoint") // only then it says, to those who may not watch, which timeline it is on
	wantUsed(t, l.both[0], false, true)
}
