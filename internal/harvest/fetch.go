package harvest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// fetcher fetches the pages of one source.
type fetcher struct {
	client *http.Client
	limits Limits
	total  int64
	sum    hash.Hash
}

// refusal is why an address is not fetched, as an error that passes through net/http.
type refusal struct{ error }

func (r *Reader) fetcher(resolver *net.Resolver) *fetcher {
	dialer := net.Dialer{
		Timeout:  10 * time.Second,
		Resolver: resolver,
		ControlContext: func(_ context.Context, network, address string, _ syscall.RawConn) error {
			// This is the address that the connection is made to, after names were looked up.
			to, err := netip.ParseAddrPort(address)
			if err != nil || !strings.HasPrefix(network, "tcp") {
				return refusal{errNotPublic}
			}
			if err := r.reach(to.Addr()); err != nil {
				return refusal{err}
			}
			return nil
		},
	}
	transport := &http.Transport{
		Proxy:       nil, // a proxy would look up names and connect in our place
		DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: r.limits.Request,
		MaxResponseHeaderBytes: 64 << 10,
		MaxConnsPerHost:        2, IdleConnTimeout: 30 * time.Second, ForceAttemptHTTP2: true,
	}
	f := &fetcher{limits: r.limits, sum: sha256.New()}
	f.client = &http.Client{Transport: transport, CheckRedirect: func(next *http.Request, before []*http.Request) error {
		if len(before) > r.limits.Redirects {
			return refusal{fmt.Errorf("sie leitet mehr als %d-mal weiter", r.limits.Redirects)}
		}
		if err := permitted(next.URL); err != nil {
			return refusal{fmt.Errorf("sie leitet auf eine andere Adresse weiter: %w", err)}
		}
		if before[len(before)-1].URL.Scheme == "https" && next.URL.Scheme != "https" {
			return refusal{errors.New("sie leitet auf eine unverschlüsselte Adresse weiter")}
		}
		next.Header.Del("Referer")
		return nil
	}}
	return f
}

// permitted returns what is wrong with an address as it is written; where its name leads is checked on connecting.
func permitted(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("die Adresse muss mit https:// oder http:// beginnen")
	case u.User != nil:
		return errors.New("in der Adresse darf kein Name und kein Passwort stehen")
	case u.Hostname() == "":
		return errors.New("in der Adresse fehlt der Name des Rechners")
	}
	return nil
}

// answer is the response of an address.
type answer struct {
	place  string // for people
	status int
	body   []byte
}

// get fetches an address. With a status other than 200 the answer has no body.
func (f *fetcher) get(ctx context.Context, u *url.URL) (answer, error) {
	a := answer{place: shown(u)}
	ctx, cancel := context.WithTimeout(ctx, f.limits.Request)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return a, fail(a.place, "diese Adresse lässt sich nicht lesen.")
	}
	request.Header.Set("Accept", "application/json, application/x-ndjson;q=0.9")
	request.Header.Set("User-Agent", "rundtisch")
	response, err := f.client.Do(request)
	if err != nil {
		return a, f.unreachable(ctx, a.place, err)
	}
	defer response.Body.Close()
	a.status = response.StatusCode
	switch {
	case a.status != http.StatusOK:
		return a, nil
	case response.Header.Get("Content-Encoding") != "" && response.Header.Get("Content-Encoding") != "identity":
		return a, fail(a.place, "die Antwort ist auf eine Art gepackt, die niemand verlangt hat.")
	}
	if kind := response.Header.Get("Content-Type"); !readable(kind) {
		return a, fail(a.place, "die Antwort ist vom Typ „%s“, erwartet wird JSON.", clip(kind, 60))
	}
	most := min(f.limits.Response, f.limits.Total-f.total)
	a.body, err = io.ReadAll(io.LimitReader(response.Body, most+1))
	if err != nil {
		return a, f.unreachable(ctx, a.place, err)
	}
	if int64(len(a.body)) > most {
		return a, fail(
			a.place,
			"die Antwort ist zu groß; eine darf höchstens %d MB haben, alle zusammen %d MB.",
			f.limits.Response>>20,
			f.limits.Total>>20,
		)
	}
	if a.body == nil {
		a.body = []byte{}
	}
	f.total += int64(len(a.body))
	f.sum.Write(a.body)
	return a, nil
}

// notThere reports whether a status means that there is nothing at an address, permanently.
func notThere(status int) bool {
	return status == http.StatusNotFound || status == http.StatusMethodNotAllowed || status == http.StatusGone ||
		status == http.StatusNotImplemented
}

// refuses reports whether a status may be due to what was requested, so that requesting less may help.
func refuses(status int) bool {
	switch status {
	case http.StatusBadRequest,
		http.StatusUnauthorized,
		http.StatusForbidden,
		http.StatusNotAcceptable,
		http.StatusRequestEntityTooLarge,
		http.StatusRequestURITooLong,
		http.StatusUnprocessableEntity,
		http.StatusInternalServerError:
		return true
	}
	return notThere(status)
}

// statusFault returns the error for a status that leaves nothing to read.
func statusFault(a answer) error {
	if notThere(a.status) {
		return fail(a.place, "hier ist nichts zu finden (Status %d).", a.status)
	}
	return fail(a.place, "der Rechner antwortet mit dem Status %d.", a.status)
}

// readable reports whether content of a type could be JSON. Files often come as text or as application/octet-stream.
func readable(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	return err == nil && (strings.HasPrefix(kind, "application/") || strings.HasPrefix(kind, "text/")) && strings.Contains(kind, "json") ||
		kind == "text/plain" || kind == "application/octet-stream"
}

func (f *fetcher) unreachable(ctx context.Context, place string, err error) error {
	var refused refusal
	var name *net.DNSError
	switch {
	case errors.As(err, &refused):
		return fail(place, "dorthin gehen wir nicht: %v.", refused.error)
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil:
		return fail(place, "die Antwort dauert zu lange.")
	case errors.As(err, &name):
		return fail(place, "diesen Rechner gibt es nicht, oder sein Name lässt sich gerade nicht nachschlagen.")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fail(place, "die Antwort bricht in der Mitte ab.")
	}
	var inner *url.Error
	if errors.As(err, &inner) {
		err = inner.Err
	}
	return fail(place, "der Rechner ist nicht zu erreichen (%v).", err)
}

// shown returns an address to be shown and stored: without anything that could be a secret.
func shown(u *url.URL) string {
	bare := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	return clip(bare.String(), 300)
}

func clip(text string, most int) string {
	if len(text) <= most {
		return strings.ToValidUTF8(text, "")
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
