package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// trouble is what a line does to what it carries.
type trouble struct {
	slice  int           // at most so many bytes at once; 0: all
	delay  time.Duration // before each of them
	breaks float64       // how likely a connection ends with each of them
	reset  bool          // … as if the other machine had forgotten it
	hole   bool          // nothing arrives, and nobody is told
	closed bool          // nobody can connect, and who is connected no longer is
}

// line carries connections to a PostgreSQL and gives trouble as a test says.
type line struct {
	t      testing.TB
	url    string // of the database, through the line
	target string // the socket of PostgreSQL

	mu      sync.Mutex
	trouble trouble
	changed chan struct{} // closed when the trouble changes
	open    map[net.Conn]bool
}

// newLine lays a line to the database at url.
func newLine(t testing.TB, url string) *line {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &line{t: t, target: fmt.Sprintf("%s/.s.PGSQL.%d", config.Host, config.Port), changed: make(chan struct{}), open: map[net.Conn]bool{}}
	l.url = fmt.Sprintf("postgres://%s@%s/%s?sslmode=disable", config.User, listener.Addr(), config.Database)
	var carried sync.WaitGroup
	carried.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			carried.Go(func() { l.carry(conn) })
		}
	})
	t.Cleanup(func() {
		_ = listener.Close()
		l.give(trouble{closed: true})
		carried.Wait()
	})
	return l
}

// give changes the trouble, of connections that are open as well.
func (l *line) give(t trouble) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.trouble = t
	close(l.changed)
	l.changed = make(chan struct{})
	if t.closed {
		for conn := range l.open {
			_ = conn.Close()
		}
	}
}

func (l *line) now() (trouble, chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.trouble, l.changed
}

func (l *line) carry(from net.Conn) {
	defer func() { _ = from.Close() }()
	to, err := net.Dial("unix", l.target)
	if err != nil {
		return // the database is not there
	}
	defer func() { _ = to.Close() }()
	l.mu.Lock()
	closed := l.trouble.closed
	l.open[from], l.open[to] = true, true
	l.mu.Unlock()
	if !closed {
		var both sync.WaitGroup
		both.Go(func() { l.pass(to, from) })
		both.Go(func() { l.pass(from, to) })
		both.Wait()
	}
	l.mu.Lock()
	delete(l.open, from)
	delete(l.open, to)
	l.mu.Unlock()
}

// pass carries one direction until one of the two ends.
func (l *line) pass(to, from net.Conn) {
	defer func() { _, _ = to.Close(), from.Close() }()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		for rest := buffer[:n]; len(rest) > 0; {
			how, changed := l.now()
			if how.hole {
				<-changed
				continue
			}
			if how.delay > 0 {
				<-time.After(how.delay)
			}
			part := rest
			if how.slice > 0 {
				part = rest[:min(len(rest), how.slice)]
			}
			breaks := rand.Float64() < how.breaks
			if breaks {
				part = part[:rand.IntN(len(part)+1)]
			}
			if _, err := to.Write(part); err != nil && err != io.ErrShortWrite {
				return
			}
			if breaks {
				for _, conn := range []net.Conn{to, from} {
					if tcp, ok := conn.(*net.TCPConn); ok && how.reset {
						_ = tcp.SetLinger(0) // closing says RST then
					}
				}
				return
			}
			rest = rest[len(part):]
		}
	}
}
