package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"rundtisch/internal/fault"
	"rundtisch/internal/locale"
)

// errAway is what the database of these tests says when it is away.
var errAway = errors.New("away")

func newPages(t testing.TB) *Pages {
	t.Helper()
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	assets, err := NewAssets()
	if err != nil {
		t.Fatal(err)
	}
	return &Pages{Log: slog.New(slog.DiscardHandler), Printers: printers, Assets: assets, Site: "Rundtisch", ExitURL: "https://www.example.org/",
		Unavailable: func(err error) bool { return errors.Is(err, errAway) }, Now: time.Now}
}

// answer is what a handler that ends in err answers.
func answer(t testing.TB, p *Pages, r *http.Request, err error) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	p.Serve(func(http.ResponseWriter, *http.Request) error { return err })(w, r)
	return w
}

func TestStatusOfErrors(t *testing.T) {
	p := newPages(t)
	for _, test := range []struct {
		err  error
		want int
	}{
		{fault.NotFound, 404}, {fault.Gone, 410}, {fault.Forbidden, 403}, {fault.Stale, 409}, {fault.Malformed("a"), 400}, {&http.MaxBytesError{Limit: 1}, 413},
		{fault.Unavailable, 503}, {errAway, 503}, {context.DeadlineExceeded, 503}, {context.Canceled, 503}, {errors.New("?"), 500}, {io.ErrUnexpectedEOF, 500},
		{errors.Join(fault.NotFound, errAway), 404}, // it is known not to be there
	} {
		for _, err := range []error{test.err, fmt.Errorf("call: %w", test.err)} {
			if got := answer(t, p, httptest.NewRequest(http.MethodGet, "/", nil), err).Code; got != test.want {
				t.Errorf("%v gives %d, want %d", err, got, test.want)
			}
		}
	}
}

func TestErrorPageComesWhenTheTimeIsOver(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	w := answer(t, newPages(t), httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil), context.DeadlineExceeded)
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "tel:116016") || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v\n%s", w.Code, w.Header(), w.Body)
	}
}

func TestOnlyWhatWeMustRepairIsLogged(t *testing.T) {
	p := newPages(t)
	for err, want := range map[error]string{
		fault.NotFound: "", fault.Gone: "", fault.Forbidden: "", &http.MaxBytesError{}: "", fault.Moved{To: "herne"}: "",
		errAway: "level=WARN", errors.New("?"): "level=ERROR",
	} {
		var log bytes.Buffer
		p.Log = slog.New(slog.NewTextHandler(&log, nil))
		answer(t, p, httptest.NewRequest(http.MethodGet, "/netzwerke/wer", nil), fmt.Errorf("network %q: %w", "wer", err))
		if got := log.String(); (want == "") != (got == "") || !strings.Contains(got, want) || strings.Contains(got, "wer\\\"") || strings.Count(got, "\n") > 1 {
			t.Errorf("%v is logged as %q, want %q", err, got, want)
		}
	}
}

func TestPageThatFailsHalfWaySendsNothingOfIt(t *testing.T) {
	p := newPages(t)
	w := httptest.NewRecorder()
	p.Serve(func(w http.ResponseWriter, r *http.Request) error {
		return Render(w, r, http.StatusOK, templ.ComponentFunc(func(_ context.Context, out io.Writer) error {
			_, _ = io.WriteString(out, "<h1>halb")
			return errors.New("broken")
		}))
	})(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "halb") {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
}
