package server_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/web"
)

// What no client library would send; the server must answer or hang up, and go on.
func TestNonsenseOnTheWire(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	url := r.Listen(t)
	header := func(lines string) string { return "GET / HTTP/1.1\r\n" + lines + "\r\n" }
	form := func(lines, body string) string {
		return "POST /suche HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n" + lines + "\r\n" + body
	}
	for _, test := range []struct {
		name, request string
		want          []int // 0: hung up without a word
	}{
		{"a plain request", header("Host: rundtisch.test\r\n"), []int{200}},
		{"no Host", header(""), []int{400}},
		{"two Hosts", header("Host: a\r\nHost: b\r\n"), []int{400}},
		{"a Host with a blank", header("Host: a b\r\n"), []int{400}},
		{"a Host of nonsense", header("Host: \"><script>\r\n"), []int{400}},
		{"a foreign Host", header("Host: evil.example\r\n"), []int{200}},
		{"a Host with a path", header("Host: a/b\r\n"), []int{200, 400}},
		{"an empty Host", header("Host:\r\n"), []int{200}},
		{"NUL in a header", header("Host: x\r\nX-A: \x00\r\n"), []int{400}},
		{"a header without a colon", header("Host: x\r\nnonsense\r\n"), []int{400}},
		{"a broken cookie", header("Host: x\r\nCookie: =;\"\xff\xfe\r\n"), []int{200}},
		{"1 MB of headers", header("Host: x\r\nX-A: " + strings.Repeat("a", 1<<20) + "\r\n"), []int{431}},
		{"10,000 headers", header("Host: x\r\n" + strings.Repeat("X-A: b\r\n", 10_000)), []int{431}},
		{"an address of 1 MB", "GET /" + strings.Repeat("a", 1<<20) + " HTTP/1.1\r\nHost: x\r\n\r\n", []int{431, 414}},
		{"no address", "GET HTTP/1.1\r\nHost: x\r\n\r\n", []int{400}},
		{"an address without a slash", "GET netzwerke HTTP/1.1\r\nHost: x\r\n\r\n", []int{400}},
		{"a whole address", "GET http://evil.example/netzwerke HTTP/1.1\r\nHost: x\r\n\r\n", []int{200}},
		{"a broken escape", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", []int{400}},
		{"bytes beyond ASCII", "GET /netzwerke/h\xc3\xa4 HTTP/1.1\r\nHost: x\r\n\r\n", []int{404, 400}},
		{"OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", []int{200}},
		{"CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", []int{405, 404}},
		{"a method of nonsense", "\"<>\" / HTTP/1.1\r\nHost: x\r\n\r\n", []int{400}},
		{"HTTP/9", "GET / HTTP/9.9\r\nHost: x\r\n\r\n", []int{505}},
		{"HTTP/2 without warning", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", []int{404, 505, 400, 0}},
		{"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", []int{400, 0}},
		{"a body of negative length", form("Content-Length: -1\r\n", "q=a"), []int{400}},
		{"two lengths", form("Content-Length: 3\r\nContent-Length: 4\r\n", "q=a"), []int{400}},
		{"length and chunks", form("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "3\r\nq=a\r\n0\r\n\r\n"), []int{303, 400}},
		{"broken chunks", form("Transfer-Encoding: chunked\r\n", "zz\r\nq=a\r\n"), []int{400}},
		{"chunks without end", form("Transfer-Encoding: chunked\r\n", "2\r\nq=\r\n"+strings.Repeat("400\r\n"+strings.Repeat("a", 1024)+"\r\n", 10_000)), []int{413}},
		{"an unknown transfer", form("Transfer-Encoding: gzip\r\n", "x"), []int{501, 400}},
		{"a length of 10 GB", form("Content-Length: 10000000000\r\n", "q="+strings.Repeat("a", 100_000)), []int{413}},
	} {
		got := apptest.Raw(t, url, test.request)
		if !slices.Contains(test.want, got) {
			t.Errorf("%s: status %d, want one of %v", test.name, got, test.want)
		}
	}
	if res, err := apptest.Client(t).Get(url + "/"); err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %v, %v", res, err)
	} else {
		_ = res.Body.Close()
	}
}

// Links that were cut in the middle of an escape, and whatever else the library refuses before a handler hears of it.
func TestWhatCannotBeReadIsRefusedOnACalmPage(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	base := r.Listen(t)
	for _, request := range []string{
		"GET /netzwerke/herne% HTTP/1.1\r\nHost: x\r\n\r\n", "GET /netzwerke/herne%C HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n",
	} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(apptest.Patience))
		if _, err := conn.Write([]byte(request)); err != nil {
			t.Fatal(err)
		}
		res, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Errorf("%q: %v", request, err)
			continue
		}
		w := httptest.NewRecorder()
		for name, values := range res.Header {
			w.Header()[name] = values
		}
		w.WriteHeader(res.StatusCode)
		if _, err := io.Copy(w.Body, res.Body); err != nil || !res.Close {
			t.Errorf("%q: closing %v, %v", request, res.Close, err)
		}
		_ = conn.Close()
		doc := apptest.Document(t, w)
		if w.Code != http.StatusBadRequest || doc.Find("#exit").AttrOr("href", "") != r.Pages.ExitURL || doc.Find(`.numbers a[href="tel:110"]`).Length() != 1 || w.Header().Get("Content-Security-Policy") != web.ContentPolicy || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%q: %d %v %.300s", request, w.Code, w.Header(), w.Body)
		}
	}
}
