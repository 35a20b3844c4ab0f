package server

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"
)

// minCompress is the size from which compression saves a packet.
const minCompress = 1024

func (p *page) pack() {
	if len(p.plain) < minCompress {
		return
	}
	var packed bytes.Buffer
	writer, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression) // the level is valid
	_, _ = writer.Write(p.plain)                                    // a buffer takes everything
	_ = writer.Close()
	p.packed = packed.Bytes()
	p.header.Add("Vary", "Accept-Encoding") // here, as answers at the same time share the header
}

func (p *page) write(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	for name, values := range p.header {
		header[name] = slices.Clip(values) // whoever adds to them adds to a copy
	}
	if routes := chi.RouteContext(r.Context()); len(routes.RoutePatterns) == 0 && p.pattern != "" {
		routes.RoutePatterns = []string{p.pattern}
	}
	body := p.plain
	if p.packed != nil && acceptsGzip(r) {
		header.Set("Content-Encoding", "gzip")
		body = p.packed
	}
	if p.status != http.StatusNotModified { // which has the length of what it is not (RFC 9110, 8.6)
		header.Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(p.status)
	_, _ = w.Write(body) // the visitor may have gone
}

// acceptsGzip reports whether the client accepts gzip (RFC 9110, 12.5.3).
func acceptsGzip(r *http.Request) bool {
	for _, coding := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		quality, weighted := strings.CutPrefix(strings.TrimSpace(weight), "q=")
		number, err := strconv.ParseFloat(quality, 64)
		return !weighted || err == nil && number > 0
	}
	return false
}

// recorder buffers a response until it is decided what to do with it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(p []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(p)
}
