package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"rundtisch/internal/directory"
)

// How much of a stream is in memory at a time, in entries, and how long the other side may take for that.
const (
	pieceShort = 500
	pieceWhole = 100
	pieceTime  = 30 * time.Second
)

// cursor is how far a stream is: at what was sent last.
type cursor = directory.Cursor

// stream answers with all entries, one a line, read and sent piece by piece. Between two pieces no connection to the
// database is held, for anyone who reads slowly would keep it from others: an entry that changes meanwhile is sent as it
// was or as it is, and one that was there all the time is sent once. A stream that breaks off in the middle ends without
// the end that HTTP marks, so that nobody takes a part for the whole.
func (a *API) stream(w http.ResponseWriter, r *http.Request, q asked, next next) error {
	who := a.address(r)
	if !a.streams.begin(who) {
		w.Header().Set("Retry-After", "60")
		a.tell(w, r, http.StatusTooManyRequests)
		return nil
	}
	defer a.streams.end(who)
	count := pieceShort
	if q.full || q.fullService {
		count = pieceWhole
	}
	control := http.NewResponseController(w)
	var after cursor
	for begun := false; ; begun = true {
		entries, more, err := next(r.Context(), q, count, &after)
		var piece bytes.Buffer
		lines := json.NewEncoder(&piece)
		for i := 0; err == nil && i < len(entries); i++ {
			err = lines.Encode(entries[i])
		}
		switch {
		case err != nil && !begun:
			return err
		case err != nil:
			if r.Context().Err() == nil { // the other side is still there
				a.pages.Log.WarnContext(r.Context(), "a stream broke off", "err", err)
			}
			panic(http.ErrAbortHandler)
		case !begun:
			w.Header().Set("Content-Type", "application/x-ndjson")
			w.WriteHeader(http.StatusOK)
			if r.Method == http.MethodHead {
				return nil
			}
		}
		_ = control.SetWriteDeadline(time.Now().Add(pieceTime)) // a test's recorder has none
		if _, err := piece.WriteTo(w); err != nil {
			panic(http.ErrAbortHandler)
		}
		_ = control.Flush()
		if !more {
			return nil
		}
	}
}

// streams counts those that run.
type streams struct {
	mu      sync.Mutex
	all     int
	running map[string]int // by address
}

// begin reports whether there is room for one more.
func (s *streams) begin(who string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all >= mostStreams || s.running[who] >= StreamsPerAddress {
		return false
	}
	s.all++
	s.running[who]++
	return true
}

func (s *streams) end(who string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all--
	if s.running[who]--; s.running[who] == 0 {
		delete(s.running, who)
	}
}
