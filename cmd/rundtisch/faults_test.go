package main

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/store/storetest"
)

// The line to the database is slow, cut, reset, sliced into single bytes, swallows everything, or is not there at all, while
// two instances are worked with.
func TestNothingIsLostOnABadLineToTheDatabase(t *testing.T) {
	t.Parallel()
	url := storetest.URL(t)
	direct := []string{"DATABASE_URL=" + url, "RUNDTISCH_STATE=" + newState(t)}
	line := newLine(t, url)
	through := []string{"DATABASE_URL=" + line.url, direct[1]}
	first := serve(t, through, "--load-examples")
	cookie := first.signIn(direct)
	second := serve(t, through)
	before, kept := state(t, direct), newSavings()
	all := []trouble{
		{slice: 1}, {delay: 20 * time.Millisecond}, {slice: 7, breaks: 0.001}, {breaks: 0.02}, {breaks: 0.02, reset: true},
		{hole: true}, {closed: true},
	}
	if os.Getenv("RUNDTISCH_TEST_FAULTS") == "" { // some of them, by lot
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		all = all[:2]
	}
	for round := range faultRounds(t, 1) {
		for i, how := range all {
			number := 100*round + 10*i
			l := begin(t, number, kept, cookie, first, second)
			l.more(5)
			line.give(how)
			<-time.After(time.Duration(500+rand.IntN(1000)) * time.Millisecond)
			line.give(trouble{})
			well := l.untilSaved(number)
			l.end()
			t.Logf("round %d, %+v: well after %v. %v", round, how, well.Round(time.Millisecond), l)
		}
		kept.keeps(t, direct, before)
	}
	stop(t, first, second)
}

// The database is killed, the whole of it or one process of it, while the program goes on. The private one is started again
// by the program.
func TestNothingIsLostWhenTheDatabaseIsKilled(t *testing.T) {
	t.Parallel()
	dir := newState(t)
	environment := []string{"RUNDTISCH_STATE=" + dir}
	s := serve(t, environment)
	cookie := s.signIn(environment)
	before, kept := state(t, environment), newSavings()
	for round := range faultRounds(t, 1) {
		l := begin(t, round, kept, cookie, s)
		l.more(10 + rand.IntN(20))
		<-time.After(rand.N(20 * time.Millisecond)) // any moment
		whole := rand.IntN(2) == 0
		pid := postmaster(t, dir)
		if !whole {
			pid = backend(t, pid)
		}
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && whole {
			t.Fatal(err)
		}
		well := l.untilSaved(round)
		l.more(5)
		l.end()
		t.Logf("round %d, the whole database: %v, well after %v. %v", round, whole, well.Round(time.Millisecond), l)
		kept.keeps(t, environment, before)
	}
	stop(t, s)
}

// Others have taken every connection that the database gives, and a table that every page needs.
func TestNothingIsLostWhenTheDatabaseHasNoMoreConnections(t *testing.T) {
	t.Parallel()
	dir := newState(t)
	environment := []string{"RUNDTISCH_STATE=" + dir}
	s := serve(t, environment)
	cookie := s.signIn(environment)
	before, kept := state(t, environment), newSavings()
	url := addressOf(t, environment)
	for round := range faultRounds(t, 1) {
		l := begin(t, round, kept, cookie, s)
		l.more(5)
		var taken []*pgx.Conn
		for {
			conn, err := pgx.Connect(t.Context(), url)
			if err != nil {
				break // there are no more
			}
			taken = append(taken, conn)
		}
		if len(taken) < 3 {
			t.Fatalf("only %d connections were to be had", len(taken))
		}
		if _, err := taken[0].Exec(t.Context(), `begin; lock table networks in access exclusive mode`); err != nil {
			t.Fatal(err)
		}
		<-time.After(4 * time.Second) // longer than any page waits
		for _, conn := range taken {
			_ = conn.Close(context.WithoutCancel(t.Context()))
		}
		well := l.untilSaved(round)
		l.end()
		t.Logf("round %d: %d connections taken, well after %v. %v", round, len(taken), well.Round(time.Millisecond), l)
	}
	kept.keeps(t, environment, before)
	stop(t, s)
}

// stop ends services in order.
func stop(t testing.TB, services ...*service) {
	t.Helper()
	var ending sync.WaitGroup
	for _, s := range services {
		ending.Go(func() {
			if code := s.end(syscall.SIGTERM); code != exitOK {
				t.Errorf("exit %d, stderr %s", code, s.errors)
			}
			for line := range strings.Lines(s.errors.String()) {
				if strings.Contains(line, "panic") || strings.Contains(line, "status=500") {
					t.Errorf("the log says %s", line)
				}
			}
		})
	}
	ending.Wait()
}

// postmaster is the process of the private database in dir.
func postmaster(t testing.TB, dir string) (pid int) {
	t.Helper()
	eventually(t, "the private database runs", func() bool {
		text, err := os.ReadFile(filepath.Join(dir, "postgresql", "data", "postmaster.pid"))
		first, _, _ := strings.Cut(string(text), "\n")
		pid, _ = strconv.Atoi(first) // 0 until it is written
		return err == nil && pid > 0
	})
	return pid
}

// backend is a process of a database that serves somebody.
func backend(t testing.TB, postmaster int) int {
	t.Helper()
	var found []int
	eventually(t, "somebody is connected", func() bool {
		found = nil
		files, _ := filepath.Glob("/proc/[0-9]*/stat")
		for _, file := range files {
			text, _ := os.ReadFile(file) // who has ended is not there
			line, _ := os.ReadFile(filepath.Join(filepath.Dir(file), "cmdline"))
			_, rest, _ := strings.Cut(string(text), ") ")
			fields := strings.Fields(rest)
			if len(fields) > 1 && fields[1] == strconv.Itoa(postmaster) && strings.Contains(string(line), "rundtisch rundtisch") {
				pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(file)))
				found = append(found, pid)
			}
		}
		return len(found) > 0
	})
	return found[rand.IntN(len(found))]
}

// addressOf is the address of the private database that a service with this environment uses.
func addressOf(t testing.TB, environment []string) string {
	t.Helper()
	dir := strings.TrimPrefix(environment[0], "RUNDTISCH_STATE=")
	text, err := os.ReadFile(filepath.Join(dir, "postgresql", "data", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	return "postgres:///rundtisch?sslmode=disable&user=rundtisch&host=" + strings.Split(string(text), "\n")[4]
}
