package harvest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net"
	"net/url"
	"strings"
)

// File reads a source from a file: one object, a page of a list, an array, or one object a line.
func (r *Reader) File(name string, in io.Reader) (Reading, error) {
	name = clip(name, 300)
	body, err := io.ReadAll(io.LimitReader(in, r.limits.Response+1))
	if err != nil {
		return Reading{}, fail(name, "die Datei lässt sich nicht lesen (%v).", err)
	}
	if int64(len(body)) > r.limits.Response {
		return Reading{}, fail(name, "die Datei ist zu groß; höchstens %d MB.", r.limits.Response>>20)
	}
	p, err := parse(name, body)
	if err != nil {
		return Reading{}, err
	}
	if p.base != nil {
		return Reading{}, fail(name, "das ist die Selbstauskunft einer Schnittstelle. Bitte ihre Adresse angeben statt dieser Datei.")
	}
	c := newCollection(name, r.limits)
	if _, err := c.add(name, p.records); err != nil {
		return Reading{}, err
	}
	sum := sha256.Sum256(body)
	return c.done(name, sum[:])
}

// Address reads a source from the net: the base address of an API, one of its lists, or a file.
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
		return Reading{}, fail(a.place, "hier ist nichts zu finden (Status %d).", a.status)
	}
	p, err := parse(a.place, a.body)
	if err != nil {
		return Reading{}, err
	}
	c := newCollection(shown(u), r.limits)
	w := walk{fetcher: f, collection: c, say: r.say}
	switch {
	case p.base != nil:
		err = w.api(ctx, u, p.base.version)
	case p.list != nil:
		err = w.pages(ctx, u, a.place, p)
	default:
		_, err = c.add(a.place, p.records)
	}
	if err != nil {
		return Reading{}, err
	}
	return c.done(a.place, f.sum.Sum(nil))
}

// done returns what was gathered. A source in which there is nothing has told nothing: it is not believed to be empty.
func (c *collection) done(place string, sum []byte) (Reading, error) {
	if len(c.Organizations)+len(c.Services) == 0 {
		return Reading{}, fail(place, "hier steht keine Organisation und kein Angebot.")
	}
	c.SHA256 = hex.EncodeToString(sum)
	return c.Reading, nil
}
