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
	return &wire{Conn: conn, refusal: c.page}, nil
}

// refusal returns the error page for a request that cannot be parsed, as it goes over the wire.
func (s *Server) refusal() []byte {
	made := &recorder{header: http.Header{}}
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/"}, Header: http.Header{}}
	s.setUsual(made.header)
	s.pages.ShowError(made, r, http.StatusBadRequest)
	made.header.Set("Connection", "close")
	made.header.Set("Content-Length", strconv.Itoa(made.body.Len()))
	var wire bytes.Buffer
	wire.WriteString("HTTP/1.1 400 Bad Request\r\n")
	_ = made.header.Write(&wire) // a buffer takes everything
	wire.WriteString("\r\n")
	wire.Write(made.body.Bytes())
	return wire.Bytes()
}
