package server

import (
	"bytes"
	"net"
	"net/http"
	"net/url"
	"strconv"
)

// libraryRefusal is what net/http answers to a request that it cannot parse, before any of our handlers runs: a bare line,
// without the quick exit and without the hotlines. People get there by a link that was cut in the middle of an escape
// (/netzwerke/herne%).
const libraryRefusal = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request"

// refusalListener makes its connections answer with page instead of libraryRefusal. Should net/http ever answer something
// else, that is sent as it is.
type refusalListener struct {
	net.Listener
	page func() []byte
}

func (c refusalListener) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &refusalConn{conn, c.page}, nil
}

type refusalConn struct {
	net.Conn
	page func() []byte
}

func (c *refusalConn) Write(p []byte) (int, error) {
	if string(p) != libraryRefusal {
		return c.Conn.Write(p)
	}
	if _, err := c.Conn.Write(c.page()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// CloseWrite lets net/http end a response cleanly.
func (c *refusalConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// refusal returns the error page for a request that cannot be parsed, as it goes over the wire.
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
