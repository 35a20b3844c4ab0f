package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/textproto"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// answered is an answer as it came over the line.
type answered struct{ head, body []byte }

// fields returns its header.
func (a answered) fields() http.Header {
	_, rest, _ := bytes.Cut(a.head, []byte("\r\n"))
	h, _ := textproto.NewReader(bufio.NewReader(bytes.NewReader(rest))).ReadMIMEHeader() // a server sent it
	return http.Header(h)
}

// asking is a connection that asks for one page again and again.
type asking struct {
	conn    net.Conn
	in      *bufio.Reader
	request []byte
}

func dial(b *testing.B, address string, zip bool) *asking {
	b.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	packed := ""
	if zip {
		packed = "Accept-Encoding: gzip, deflate\r\n"
	}
	request := fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n", versusPage, address, packed)
	return &asking{conn, bufio.NewReaderSize(conn, 64<<10), request}
}

// ask sends the request and reads the answer, whose body is in buffer then.
func (a *asking) ask(keep bool) (got answered, err error) {
	if _, err := a.conn.Write(a.request); err != nil {
		return got, err
	}
	length, first := -1, true
	for {
		line, err := a.in.ReadSlice('\n')
		if err != nil {
			return got, err
		}
		if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
			return got, fmt.Errorf("answered with %s", line)
		}
		if first = false; keep {
			got.head = append(got.head, line...)
		}
		if len(line) == 2 {
			break
		}
		if bytes.HasPrefix(line, []byte("Content-Length: ")) {
			length, err = strconv.Atoi(string(bytes.TrimSpace(line[16:])))
			if err != nil {
				return got, err
			}
		}
	}
	if length < 0 {
		return got, io.ErrUnexpectedEOF
	}
	if keep {
		got.body = make([]byte, length)
		_, err = io.ReadFull(a.in, got.body)
		return got, err
	}
	_, err = a.in.Discard(length)
	return got, err
}

// ask asks once, on a connection of its own.
func ask(b *testing.B, address string, zip bool) answered {
	b.Helper()
	a := dial(b, address, zip)
	defer func() { _ = a.conn.Close() }()
	got, err := a.ask(true)
	if err != nil {
		b.Fatal(err)
	}
	return got
}

// figures is what was measured once.
type figures struct {
	rate     float64 // requests a second, as fast as possible
	cpu      float64 // µs of the processor for each of them
	p50, p99 time.Duration
}

// measure asks as fast as possible, then calmly.
func measure(b *testing.B, c *contender, zip bool) (f figures) {
	b.Helper()
	before, began := used(b, c.pid), time.Now()
	took := from(b, c, zip, versusAtOnce, 0)
	f.rate = float64(len(took)) / time.Since(began).Seconds()
	f.cpu = float64((used(b, c.pid) - before).Microseconds()) / float64(len(took))
	took = from(b, c, zip, 4, time.Second*4/versusCalmly)
	slices.Sort(took)
	f.p50, f.p99 = took[len(took)/2], took[len(took)*99/100]
	return f
}

// from asks over several connections for versusTime, on each once every pause, and returns how long each answer took.
func from(b *testing.B, c *contender, zip bool, connections int, pause time.Duration) (all []time.Duration) {
	b.Helper()
	var mu sync.Mutex
	var asking sync.WaitGroup
	end := time.Now().Add(versusTime)
	for i := range connections {
		a := dial(b, c.address, zip)
		asking.Go(func() {
			defer func() { _ = a.conn.Close() }()
			var took []time.Duration
			due := time.Now().Add(pause * time.Duration(i) / time.Duration(connections))
			for time.Now().Before(end) {
				if pause > 0 {
					time.Sleep(time.Until(due))
					due = due.Add(pause)
				}
				began := time.Now()
				if _, err := a.ask(false); err != nil {
					b.Errorf("%s: %v", c.name, err)
					return
				}
				took = append(took, time.Since(began))
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, took...)
		})
	}
	asking.Wait()
	return all
}

// used returns how much of the processor a process has used.
func used(b *testing.B, pid int) time.Duration {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ") // proc(5): behind the name
	fields := strings.Fields(rest)
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond // 100 ticks a second on every Linux that Go runs on
}
