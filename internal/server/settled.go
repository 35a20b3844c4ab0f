package server

import "net/http"

// settled lets whoever writes be told of it only once no page from before is shown any more.
func (k *Kept) settled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(&teller{ResponseWriter: w, first: func() { k.changed(r.Context()) }}, r)
	})
}

// teller does something before the first byte of an answer.
type teller struct {
	http.ResponseWriter
	first func()
	begun bool
}

// Unwrap lets http.ResponseController through.
func (t *teller) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// Flush lets what is sent piece by piece through.
func (t *teller) Flush() {
	if !t.begun {
		t.WriteHeader(http.StatusOK)
	}
	_ = http.NewResponseController(t.ResponseWriter).Flush() // where that is not possible, it comes later
}

func (t *teller) WriteHeader(status int) {
	if !t.begun {
		t.begun = true
		t.first()
	}
	t.ResponseWriter.WriteHeader(status)
}

func (t *teller) Write(p []byte) (int, error) {
	if !t.begun {
		t.WriteHeader(http.StatusOK)
	}
	return t.ResponseWriter.Write(p)
}
