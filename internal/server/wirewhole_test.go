package server

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// outgoing is a connection that keeps what is written, write by write.
type outgoing struct {
	net.Conn
	writes [][]byte
	err    error
}

func (o *outgoing) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	o.writes = append(o.writes, bytes.Clone(p))
	return len(p), nil
}

// However net/http cuts an answer, it leaves whole: nothing waits for what does not come, and nothing is sent twice.
func TestWhateverLengthAnAnswerHasAllOfItLeaves(t *testing.T) {
	t.Parallel()
	for _, length := range []int{1, 100, 3_000, 3_900, 4_000, 4_050, 4_090, 4_096, 4_100, 6_000, 8_192, 8_200, 12_288, 25_000, 100_000} {
		for shift := range 40 { // the header is longer and longer, across the length of the buffer
			body := bytes.Repeat([]byte("x"), length+shift)
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header()["Content-Length"] = []string{fmt.Sprint(len(body))}
				sendWhole(r, len(body))
				_, _ = w.Write(body)
			}))
			s.Listener, s.Config.ConnContext = wiring{s.Listener}, withWire
			s.Start()
			c := s.Client()
			for range 3 {
				res, err := c.Get(s.URL)
				if err != nil {
					t.Fatalf("%d bytes: %v", len(body), err)
				}
				got, err := io.ReadAll(res.Body)
				if err != nil || !bytes.Equal(got, body) {
					t.Fatalf("%d bytes: %d came (%v)", len(body), len(got), err)
				}
				_ = res.Body.Close()
			}
			s.Close()
		}
	}
}

type wiring struct{ net.Listener }

func (l wiring) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &wire{Conn: conn}, nil
}

func TestAnAnswerLeavesAtOnce(t *testing.T) {
	t.Parallel()
	head := "HTTP/1.1 200 OK\r\nContent-Length: 6000\r\n\r\n"
	whole := head + strings.Repeat("x", 6000)
	for name, pieces := range map[string][]string{
		"in two":      {whole[:4096], whole[4096:]},
		"in one":      {whole},
		"a bare head": {head, whole[len(head):]},
	} {
		out := &outgoing{}
		w := &wire{Conn: out}
		for range 2 { // one answer after the other
			w.body = 6000
			before := len(out.writes)
			for _, p := range pieces {
				if n, err := w.Write([]byte(p)); n != len(p) || err != nil {
					t.Fatalf("%s: %d, %v", name, n, err)
				}
			}
			if got := string(bytes.Join(out.writes[before:], nil)); got != whole {
				t.Errorf("%s: %d bytes are sent, want %d", name, len(got), len(whole))
			}
			if w.held != nil || w.body != 0 {
				t.Errorf("%s: something is left: %+v", name, w)
			}
			if _, err := w.Write([]byte("other")); err != nil || string(out.writes[len(out.writes)-1]) != "other" {
				t.Errorf("%s: what nobody announced waits", name)
			}
		}
	}
	broken := &wire{Conn: &outgoing{err: errors.New("gone")}, body: 6000}
	_, _ = broken.Write([]byte(whole[:4096]))
	if n, err := broken.Write([]byte(whole[4096:])); err == nil || n != 0 {
		t.Errorf("on a broken connection %d bytes are sent, %v", n, err)
	}
}
