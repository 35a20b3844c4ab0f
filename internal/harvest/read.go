package harvest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/openreferral"
)

// File reads a source from a file: one object, a page of a list, an array, or one object a line.
func (r *Reader) File(name string, in io.Reader) (Reading, error) {
	name = clip(name, 300)
	body, err := io.ReadAll(io.LimitReader(in, r.limits.File+1))
	if err != nil {
		return Reading{}, fail(name, "die Datei lässt sich nicht lesen (%v).", err)
	}
	if int64(len(body)) > r.limits.File {
		return Reading{}, fail(name, "die Datei ist zu groß; höchstens %d MB.", r.limits.File>>20)
	}
	p, err := parse(name, body)
	if err != nil {
		return Reading{}, err
	}
	if p.base != nil {
		return Reading{}, fail(name, "das ist die Selbstauskunft einer Schnittstelle. Bitte ihre Adresse angeben statt dieser Datei.")
	}
	c := newCollection(name, r.limits)
	if _, err := c.take(name, p); err != nil {
		return Reading{}, err
	}
	c.onePage(p)
	c.listed = p.list != nil
	sum := sha256.Sum256(body)
	return c.done(name, sum[:])
}

// Address reads a source from the web: the base address of an API, one of its lists, or a file.
func (r *Reader) Address(ctx context.Context, address string) (Reading, error) {
	return r.address(ctx, address, nil)
}

func (r *Reader) address(ctx context.Context, address string, resolver *net.Resolver) (Reading, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return Reading{}, fail(clip(address, 100), "diese Adresse lässt sich nicht lesen.")
	}
	u.Fragment, u.RawFragment = "", ""
	if err := permitted(u); err != nil {
		return Reading{}, fail(shown(u), "%v.", err)
	}
	ctx, cancel := context.WithTimeout(ctx, r.limits.Whole)
	defer cancel()
	f := r.fetcher(resolver)
	defer f.client.CloseIdleConnections()
	a, err := f.get(ctx, u)
	if err != nil {
		return Reading{}, err
	}
	if a.body == nil {
		return Reading{}, statusFault(a)
	}
	p, err := parse(a.place, a.body)
	if err != nil {
		return Reading{}, err
	}
	if query := u.Query(); p.list != nil && query.Get("page") != "" { // the address of one page: the list begins at its first
		query.Del("page")
		u.RawQuery = query.Encode()
		if a, p, err = f.list(ctx, u); err != nil {
			return Reading{}, err
		}
	}
	c := newCollection(shown(u), r.limits)
	w := walk{fetcher: f, collection: c, say: r.say}
	switch {
	case p.base != nil:
		err = w.api(ctx, u, p.base.version)
	case p.list != nil:
		c.listed = true
		err = w.pages(ctx, u, a.place, p)
	default:
		_, err = c.take(a.place, p)
	}
	if err != nil {
		return Reading{}, err
	}
	return c.done(a.place, f.sum.Sum(nil))
}

// onePage adds a note if a file is one page of several.
func (c *collection) onePage(p parsed) {
	if p.list == nil {
		return
	}
	some := func(n *int) int {
		if n == nil {
			return 0
		}
		return *n
	}
	number, pages, items := max(some(p.list.number), 1), some(p.list.pages), some(p.list.items)
	switch {
	case pages > 1 && items > len(p.records):
		c.note(
			fmt.Sprintf(
				"Das ist nur die Seite %d von %d: %d von %d Einträgen. Was fehlt, gilt nicht als verschwunden.",
				number,
				pages,
				len(p.records),
				items,
			),
		)
	case pages > 1:
		c.note(fmt.Sprintf("Das ist nur die Seite %d von %d. Was fehlt, gilt nicht als verschwunden.", number, pages))
	case items > len(p.records):
		c.note(fmt.Sprintf("Hier stehen nur %d von %d Einträgen. Was fehlt, gilt nicht als verschwunden.", len(p.records), items))
	default:
		return
	}
	c.Partial = true
}

// done returns what was collected. A source without any records is an error rather than an empty source. Skipped entries may still
// exist.
func (c *collection) done(place string, sum []byte) (Reading, error) {
	c.tie()
	if len(c.Organizations)+len(c.Services) == 0 {
		if len(c.Skipped) == 0 {
			return Reading{}, fail(place, "hier steht keine Organisation und kein Angebot.")
		}
		more := ""
		if n := len(c.Skipped) - 1; n > 0 {
			more = fmt.Sprintf(" So ist es auch mit den anderen %d Einträgen: keine Organisation, kein Angebot.", n)
			if n == 1 {
				more = " So ist es auch mit dem anderen Eintrag: keine Organisation, kein Angebot."
			}
		}
		return Reading{}, fail(c.Skipped[0].Place, "%s.%s", c.Skipped[0].Reason, more)
	}
	if c.listed && !slices.ContainsFunc(c.Organizations, openreferral.Organization.Whole) &&
		!slices.ContainsFunc(c.Services, openreferral.Service.Whole) {
		c.note(
			"In dieser Liste steht alles nur in kurzer Form, ohne Nummern, Zeiten und Orte. Mehr kommt mit der Adresse der Schnittstelle " +
				"selbst, oder mit „full=true“ hinter der Adresse der Liste.",
		)
	}
	c.SHA256 = hex.EncodeToString(sum)
	return c.Reading, nil
}
