package server

import (
	"net/http"

	"rundtisch/internal/store"
)

// reached returns what a replica must have replayed to show the directory as this program knows it, and whether it knows.
func (c *PageCache) reached() (store.LSN, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.since, c.since > 0
}

// lose is called when somebody was told that something is written, and how far the log went then is not known: no replica may
// answer until the primary has said.
func (c *PageCache) lose() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.since = 0
}

// mayAskReplica lets a request that only reads be answered by a replica that knows of every change this program has heard of.
func (c *PageCache) mayAskReplica(r *http.Request) *http.Request {
	at, ok := c.reached()
	if !ok || r.Method != http.MethodGet && r.Method != http.MethodHead {
		return r
	}
	return r.WithContext(store.OnReplica(r.Context(), at))
}

// onReplica is mayAskReplica for what is never kept.
func (c *PageCache) onReplica(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, c.mayAskReplica(r)) })
}

// remembered notes in the session of a request that may write how far the log of the database went when it had: before that,
// the session reads only where it is written. Should the program die in between, that stays so until it writes again.
func (s *Server) remembered(inside Inside) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet || r.Method == http.MethodHead {
				next.ServeHTTP(w, r)
				return
			}
			if err := inside.Hold(r.Context()); err != nil {
				s.pages.Fail(w, r, err)
				return
			}
			next.ServeHTTP(&beforeWrite{ResponseWriter: w, first: func(int) {
				if err := inside.Written(r.Context()); err != nil {
					s.pages.Log.WarnContext(r.Context(), "a session reads where it is written until it writes again", "err", err)
				}
			}}, r)
		})
	}
}
