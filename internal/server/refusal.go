package server

import (
	"bytes"
	"net"
	"net/http"
	"net/url"
	"strconv"
)

// libraryRefusal is what the library answers to a request that it cannot read, before any handler of ours hears of it: a
// bare line, without the way out and without the numbers. A link that was cut in the middle of an escape
// (/netzwerke/herne%) ends there, and a person stands before it.
const libraryRefusal = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request"

// calmly lets connections answer with the page that page makes instead of libraryRefusal. Should the library ever say
// something else, that is what is sent.
type calmly struct {
	net.Listener
	page func() []byte
}

func (c calmly) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &calmConn{conn, c.page}, nil
}

type calmConn struct {
	net.Conn
	page func() []byte
}

func (c *calmConn) Write(p []byte) (int, error) {
	if string(p) != libraryRefusal {
		return c.Conn.Write(p)
	}
	if _, err := c.Conn.Write(c.page()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// CloseWrite lets the library end an answer in order.
func (c *calmConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// refusal is the calm page for a request that cannot be read, as it goes over the wire.
func (s *Server) refusal() []byte {
	made := &recorder{header: http.Header{}}
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/"}, Header: http.Header{}}
	headers(
		s.https(), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.pages.ShowError(w, r, http.StatusBadRequest) }),
	).ServeHTTP(made, r)
	made.header.Set("Connection", "close")
	made.header.Set("Content-Length", strconv.Itoa(made.body.Len()))
	var wire bytes.Buffer
	wire.WriteString("HTTP/1.1 400 Bad Request\r\n")
	_ = made.header.Write(&wire) // a buffer takes everything
	wire.WriteString("\r\n")
	wire.Write(made.body.Bytes())
	return wire.Bytes()
}
