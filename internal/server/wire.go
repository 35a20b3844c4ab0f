package server

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"sync"
)

// wire is a connection without TLS. Answers of net/http leave in pieces, the first of them as long as its buffer; that of a
// page whose length is known leaves in one.
type wire struct {
	net.Conn
	refusal func() []byte // what is said to those whose request cannot be read

	body int    // of the answer that is to be sent whole; 0: none is
	rest int    // what is still to come of it, once it has begun
	held *piece // what has come
}

// piece is the beginning of an answer. No write that more has to follow is longer than the buffer of net/http, 4 KiB.
type piece struct {
	bytes [4 << 10]byte
	n     int
}

var pieces = sync.Pool{New: func() any { return new(piece) }}

type wireKey struct{}

func withWire(ctx context.Context, conn net.Conn) context.Context {
	return context.WithValue(ctx, wireKey{}, conn)
}

// sendWhole says that the answer to a request will have a body of so many bytes, and is to leave at once.
func sendWhole(r *http.Request, body int) {
	if w, ok := r.Context().Value(wireKey{}).(*wire); ok && r.ProtoMajor == 1 {
		w.body, w.rest = body, 0
	}
}

// Write implements net.Conn. What it takes without sending it, it sends with what follows.
func (w *wire) Write(p []byte) (int, error) {
	switch {
	case string(p) == libraryRefusal:
		if _, err := w.Conn.Write(w.refusal()); err != nil {
			return 0, err
		}
		return len(p), nil
	case w.body == 0:
		return w.Conn.Write(p)
	}
	if w.rest == 0 {
		head := bytes.Index(p, []byte("\r\n\r\n"))
		if head < 0 { // a header as long as the buffer: we have none
			w.body = 0
			return w.Conn.Write(p)
		}
		w.rest = head + 4 + w.body
	}
	w.rest -= len(p)
	if w.rest > 0 && w.held == nil && len(p) <= len(piece{}.bytes) {
		w.held = pieces.Get().(*piece)
		w.held.n = copy(w.held.bytes[:], p)
		return len(p), nil
	}
	w.body = 0
	if w.held == nil {
		return w.Conn.Write(p)
	}
	both := net.Buffers{w.held.bytes[:w.held.n], p}
	sent, err := both.WriteTo(w.Conn)
	sent -= int64(w.held.n)
	pieces.Put(w.held)
	w.held = nil
	return max(int(sent), 0), err
}

// CloseWrite lets net/http end a response cleanly.
func (w *wire) CloseWrite() error {
	if half, ok := w.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}
