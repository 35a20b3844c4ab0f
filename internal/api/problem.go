package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"rundtisch/internal/fault"
	"rundtisch/internal/locale"
	"rundtisch/internal/web"
)

// problem is what a program is told that asked for something it does not get (RFC 9457). Parameters names what is wrong
// with which of them.
type problem struct {
	Type       string         `json:"type"`
	Title      string         `json:"title"`
	Status     int            `json:"status"`
	Detail     string         `json:"detail,omitempty"`
	Request    string         `json:"request,omitempty"` // what our log calls it
	Parameters []badParameter `json:"parameters,omitempty"`
}

type badParameter struct {
	Name   string `json:"name"`
	Detail string `json:"detail"`
}

const problemType = "application/problem+json"

// serve answers with a problem for what the handler could not do.
func (a *API) serve(h web.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		var invalid fault.Invalid
		switch {
		case err == nil:
		case errors.As(err, &invalid):
			a.problem(w, r, http.StatusBadRequest, invalid)
		default:
			a.pages.Fail(w, r, err)
		}
	}
}

// tell answers with the problem for a status.
func (a *API) tell(w http.ResponseWriter, r *http.Request, status int) { a.problem(w, r, status, nil) }

func (a *API) problem(w http.ResponseWriter, r *http.Request, status int, invalid fault.Invalid) {
	words := a.words(r)
	p := problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: words.T("problem." + strconv.Itoa(status))}
	for _, problem := range invalid {
		p.Parameters = append(p.Parameters, badParameter{problem.Path.String(), problem.InForm()})
	}
	if len(p.Parameters) > 0 {
		p.Detail = words.T("problem.parameters")
	}
	if status >= http.StatusInternalServerError {
		p.Request = web.RequestID(r.Context())
	}
	h := w.Header()
	h.Set("Content-Type", problemType)
	h.Set("Cache-Control", "no-store")
	h.Del("ETag")
	body, err := json.Marshal(p)
	if err != nil {
		a.pages.Log.ErrorContext(r.Context(), "problem failed", "err", err)
	}
	w.WriteHeader(status)
	_, _ = w.Write(body) // whoever asked may have gone
}

// words speak the language in which whoever asks wants to read: of those there are, the one that Accept-Language prefers.
func (a *API) words(r *http.Request) *locale.Printer {
	return a.pages.Printers[locale.Preferred(r.Header.Get("Accept-Language"))]
}
