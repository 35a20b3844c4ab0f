//go:build linux || darwin

package postgres

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTwoProcessesShareOneServer(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	first := spawn(t, "use", state, "", nil)
	second := spawn(t, "use", state, "", nil) // at the same time, on an empty directory
	first.awaitReady(t)
	second.awaitReady(t)

	s := start(t, state)
	query(t, s, "probe", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	stop(t, s)
	if got := query(t, start(t, state), "probe", `select word from kept`); got != "da" {
		t.Errorf("after a process that shares has stopped: %q, want da", got)
	}
	if n := strings.Count(serverLog(t, state), "ready to accept connections"); n != 1 {
		t.Errorf("%d servers were started, want 1", n)
	}
}

func TestServerIsTakenOverWhenItsOwnerGoes(t *testing.T) {
	t.Parallel()
	for name, goes := range map[string]func(*other, *testing.T){
		"in order": (*other).leave,
		"killed":   (*other).kill,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := tempDir(t)
			owner := spawn(t, "use", state, "", nil)
			owner.awaitReady(t)
			s := start(t, state)
			query(t, s, "probe", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
			first, _, err := s.cluster.process()
			if err != nil {
				t.Fatal(err)
			}

			goes(owner, t)
			began := time.Now()
			eventually(t, "another server answers at the same address", func() bool {
				got, err := tryQuery(t, s, "probe", `select word from kept`)
				now, _, _ := s.cluster.process()
				return err == nil && got == "da" && now != first
			})
			t.Logf("answers again after %d ms", time.Since(began).Milliseconds())
			if got := query(t, s, "probe", `insert into kept values ('auch') returning word`); got != "auch" {
				t.Errorf("writing to the new server: %q, want auch", got)
			}
			stop(t, s)
			if left := processesIn(state); len(left) > 0 {
				t.Errorf("processes %v are left after the last Stop", left)
			}
			if strings.Contains(serverLog(t, state), "not properly shut down") {
				t.Error("the server was not shut down in order")
			}
		})
	}
}

func TestKilledOwnerLeavesNothingInTheWay(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	owner := spawn(t, "use", state, "", nil)
	owner.awaitReady(t)
	s := start(t, state) // it shares, and is stopped before the owner is killed
	query(t, s, "probe", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	stop(t, s)

	owner.kill(t)
	if signalsOnDeath {
		eventually(t, "the server is gone without anybody's help", func() bool { return len(processesIn(state)) == 0 })
		if !strings.Contains(serverLog(t, state), "database system is shut down") {
			t.Error("the server was not shut down in order")
		}
	}
	if got := query(t, start(t, state), "probe", `select word from kept`); got != "da" {
		t.Errorf("after kill -9: %q, want da", got)
	}
	if strings.Contains(serverLog(t, state), "not properly shut down") {
		t.Error("the data had to be recovered")
	}
}

func TestInterruptedInitdbIsBegunAnew(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	owner := spawn(t, "use", state, "", nil)
	var half []string
	eventually(t, "initdb is half-way", func() bool {
		half, _ = filepath.Glob(filepath.Join(state, "postgresql", "data.new-*", "base", "1"))
		return len(half) > 0
	})
	owner.kill(t)
	if _, err := os.Stat(filepath.Join(state, "postgresql", "data")); err == nil {
		t.Fatal("initdb was done too soon for this test")
	}

	s := start(t, state)
	if got := query(t, s, "postgres", `select 'da'`); got != "da" {
		t.Errorf("got %q, want da", got)
	}
	stop(t, s) // the last process of the killed initdb may have written on until now
	start(t, state)
	if left, _ := filepath.Glob(filepath.Join(state, "postgresql", "data.new-*")); len(left) > 0 {
		t.Errorf("%v is left of the first attempt", left)
	}
}
