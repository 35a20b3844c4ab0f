package server

import "net/http"

// settled answers a request that may write only once no page from before it is served any more.
func (c *PageCache) settled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(&beforeWrite{ResponseWriter: w, first: func(status int) { c.changed(r.Context(), status) }}, r)
	})
}

// beforeWrite calls first, with the status, before the first byte of a response.
type beforeWrite struct {
	http.ResponseWriter
	first   func(status int)
	started bool
}

// Unwrap lets http.ResponseController through.
func (t *beforeWrite) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// Flush implements http.Flusher for streamed responses.
func (t *beforeWrite) Flush() {
	if !t.started {
		t.WriteHeader(http.StatusOK)
	}
	_ = http.NewResponseController(t.ResponseWriter).Flush() // where that is not possible, it comes later
}

func (t *beforeWrite) WriteHeader(status int) {
	if !t.started {
		t.started = true
		t.first(status)
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *beforeWrite) Write(p []byte) (int, error) {
	if !t.started {
		t.WriteHeader(http.StatusOK)
	}
	return t.ResponseWriter.Write(p)
}
