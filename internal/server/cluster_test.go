package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

// program is one of two that a proxy shares its requests between: it is stopped and started again at one address.
type program struct {
	t       testing.TB
	r       *apptest.Program
	address string
	ready   atomic.Bool // as the proxy knows it
	cancel  context.CancelFunc
	ended   chan error
}

func (p *program) start() {
	p.t.Helper()
	p.r = p.r.Again(p.t)
	at := p.address
	if at == "" {
		at = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", at)
	if err != nil {
		p.t.Fatal(err)
	}
	if p.address == "" { // it keeps its address, and others read it
		p.address = listener.Addr().String()
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel, p.ended = cancel, make(chan error, 1)
	go func(s interface {
		Run(context.Context, net.Listener, time.Duration) error
	}) {
		p.ended <- s.Run(ctx, listener, grace)
	}(p.r)
}

// grace is that of the tests: much longer than it takes the proxy to look.
const grace = time.Second

func (p *program) stop() {
	p.t.Helper()
	p.cancel()
	if err := <-p.ended; err != nil {
		p.t.Errorf("Run: %v", err)
	}
}

// watch asks /readyz again and again, as a proxy does.
func (p *program) watch(ctx context.Context) {
	c := apptest.Client(p.t)
	c.Transport.(*http.Transport).DisableKeepAlives = true
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for ctx.Err() == nil {
		p.ready.Store(apptest.Status(c, "http://"+p.address+"/readyz") == http.StatusOK)
		<-tick.C
	}
}

// link is a connection of the proxy to a program. It is used for one request after the other, and nothing is sent twice.
type link struct {
	conn net.Conn
	in   *bufio.Reader
}

func (l *link) ask(request string) (closing bool, err error) {
	if _, err := io.WriteString(l.conn, request); err != nil {
		return true, err
	}
	res, err := http.ReadResponse(l.in, nil)
	if err != nil {
		return true, err
	}
	defer func() { _ = res.Body.Close() }()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return true, err
	}
	if res.StatusCode >= http.StatusBadRequest {
		return res.Close, fmt.Errorf("status %d", res.StatusCode)
	}
	return res.Close, nil
}

// gone reports whether the program has closed the connection, as proxies see it of those that rest.
func (l *link) gone() bool {
	gone := false
	raw, err := l.conn.(*net.TCPConn).SyscallConn()
	if err == nil {
		err = raw.Read(func(fd uintptr) bool {
			n, _, err := syscall.Recvfrom(int(fd), make([]byte, 1), syscall.MSG_PEEK|syscall.MSG_DONTWAIT)
			gone = n == 0 && err == nil
			return true
		})
	}
	return gone || err != nil
}

// TestTwoProgramsTakingTurnsLoseNoRequest restarts two programs in turn under the load of proxies that keep their
// connections and send nothing twice. Some ask /readyz where to send; the others go on with a connection until it is
// closed, and where none can be opened take the other program. CLUSTER_REQUESTS says how many requests (make cluster); without it there are fewer.
func TestTwoProgramsTakingTurnsLoseNoRequest(t *testing.T) {
	t.Parallel()
	enough := int64(1000)
	if text := os.Getenv("CLUSTER_REQUESTS"); text != "" {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		enough = n
	}
	first := apptest.Start(t)
	both := [2]*program{{t: t, r: first}, {t: t, r: first.Beside(t)}}
	watching, endWatch := context.WithCancel(t.Context())
	var watchers, load sync.WaitGroup
	for _, p := range both {
		p.start()
		watchers.Go(func() { p.watch(watching) })
	}
	for _, p := range both {
		apptest.Eventually(t, "a program is ready", p.ready.Load)
	}
	var answered, failed, opened atomic.Int64
	over := make(chan struct{})
	search := "q=Frauenberatung"
	requests := []string{"GET /sicherheit HTTP/1.1\r\nHost: rundtisch.test\r\n\r\n", "GET " + apptest.HernePage + " HTTP/1.1\r\nHost: rundtisch.test\r\n\r\n",
		"POST /suche HTTP/1.1\r\nHost: rundtisch.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + strconv.Itoa(len(search)) + "\r\n\r\n" + search,
		"GET /en/termine HTTP/1.1\r\nHost: rundtisch.test\r\n\r\n"}
	for i := range 8 {
		load.Go(func() {
			watches := i%2 == 0
			links := map[*program]*link{}
			defer func() {
				for _, l := range links {
					_ = l.conn.Close()
				}
			}()
			for n := i; ; n++ {
				select {
				case <-over:
					return
				default:
				}
				p := both[n/2%2]
				if watches && !p.ready.Load() {
					p = both[1-n/2%2]
				}
				l := links[p]
				if l != nil && l.gone() {
					_ = l.conn.Close()
					l = nil
				}
				if l == nil {
					conn, err := net.Dial("tcp", p.address)
					if err != nil && !watches {
						continue // nothing was sent; the other one is next
					}
					if err != nil {
						failed.Add(1)
						t.Errorf("a connection to a program that is ready: %v", err)
						continue
					}
					opened.Add(1)
					l = &link{conn, bufio.NewReader(conn)}
					links[p] = l
				}
				_ = l.conn.SetDeadline(time.Now().Add(apptest.Patience))
				closing, err := l.ask(requests[n%len(requests)])
				if err != nil {
					failed.Add(1)
					t.Errorf("%s: %v", strings.TrimSpace(requests[n%len(requests)][:20]), err)
				}
				if closing {
					_ = l.conn.Close()
					delete(links, p)
				}
				answered.Add(1)
			}
		})
	}
	restarts := 0
	for answered.Load() < enough || restarts < 4 {
		p := both[restarts%2]
		before := answered.Load()
		apptest.Eventually(t, "there is load", func() bool { return answered.Load() > before+50 })
		p.stop()
		p.start()
		apptest.Eventually(t, "the program is ready again", p.ready.Load)
		restarts++
	}
	close(over)
	load.Wait()
	endWatch()
	watchers.Wait()
	for _, p := range both {
		p.stop()
	}
	t.Logf("%d requests over %d connections, %d restarts, %d failed", answered.Load(), opened.Load(), restarts, failed.Load())
}
