package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// crowd are connections that want nothing soon: they say a byte now and then, read a byte now and then, or rest.
type crowd struct {
	mu    sync.Mutex
	conns []net.Conn
	stop  chan struct{}
	all   sync.WaitGroup
}

// gather opens connections to a service. Of each four of the slow ones one sends its headers, one its body, one reads its page
// byte by byte, and one says nothing; the idle ones have got a page and keep the connection.
func gather(t testing.TB, at *service, slow, idle int) *crowd {
	t.Helper()
	address := strings.TrimPrefix(at.address, "http://")
	begins := []string{
		"GET / HTTP/1.1\r\nHost: x\r\n",
		"POST /suche HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\nq=",
		"GET /netzwerke/" + crashNetwork + " HTTP/1.1\r\nHost: x\r\n\r\n",
		"",
	}
	c := &crowd{stop: make(chan struct{})}
	t.Cleanup(c.leave)
	open := func(begin string) net.Conn {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_, err = io.WriteString(conn, begin)
		}
		if err != nil {
			t.Fatalf("after %d connections: %v", len(c.conns), err)
		}
		c.mu.Lock()
		c.conns = append(c.conns, conn)
		c.mu.Unlock()
		return conn
	}
	for n := range slow {
		conn := open(begins[n%len(begins)])
		reads := n%len(begins) == 2
		c.all.Go(func() {
			tick := time.NewTicker(100 * time.Millisecond)
			defer tick.Stop()
			for one := make([]byte, 1); ; {
				select {
				case <-c.stop:
					return
				case <-tick.C:
				}
				var err error
				if reads {
					_, err = conn.Read(one)
				} else {
					_, err = conn.Write([]byte("a"))
				}
				if err != nil {
					return // let go by the service
				}
			}
		})
	}
	for range idle {
		open("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	}
	return c
}

// leave closes all connections.
func (c *crowd) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stop == nil {
		return
	}
	close(c.stop)
	c.stop = nil
	for _, conn := range c.conns {
		_ = conn.Close()
	}
	c.all.Wait()
}

var residentLine = regexp.MustCompile(`(?m)^(VmRSS|VmHWM):\s*(\d+) kB$`)

// resident is the memory of a service in MiB: now, and at most until now.
func (s *service) resident() (now, most int) {
	s.t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, m := range residentLine.FindAllStringSubmatch(string(text), -1) {
		n, _ := strconv.Atoi(m[2]) // digits
		if m[1] == "VmRSS" {
			now = n >> 10
		} else {
			most = n >> 10
		}
	}
	return now, most
}

// Many slow ones and very many idle ones are there while people save and read.
func TestACrowdThatWantsNothingIsInNobodysWay(t *testing.T) {
	t.Parallel()
	slow, idle := 100, 500
	if os.Getenv("RUNDTISCH_TEST_FAULTS") != "" {
		slow, idle = 1000, 10_000
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || limit.Cur < uint64(slow+idle+500) {
		t.Fatalf("this process may open %d files only (ulimit -n)", limit.Cur)
	}
	dir := newState(t)
	environment := []string{"RUNDTISCH_STATE=" + dir}
	s := serve(t, environment)
	cookie := s.signIn(environment)
	before, kept := state(t, environment), newSavings()
	alone := begin(t, 0, kept, cookie, s)
	alone.more(10)
	alone.end()
	rest, _ := s.resident()
	c := gather(t, s, slow, idle)
	crowded := begin(t, 1, kept, cookie, s)
	crowded.more(10)
	crowded.end()
	among, most := s.resident()
	c.leave()
	well := crowded.untilSaved(2)
	kept.keeps(t, environment, before)
	ready := func() bool { status, _ := s.get("/readyz"); return status == http.StatusOK }
	for n := 0; n < 20 && !ready(); n++ {
		t.Log(n, s.errors.String()[max(0, len(s.errors.String())-1500):])
	}
	t.Logf("%d slow and %d idle: memory %d MiB before, %d among them, %d at most; well after %v",
		slow, idle, rest, among, most, well.Round(time.Millisecond))
	t.Logf("alone:   %v", alone)
	t.Logf("crowded: %v", crowded)
	if limit := 200; most > limit {
		t.Errorf("%d MiB, more than %d", most, limit)
	}
	stop(t, s)
}
