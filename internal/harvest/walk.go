package harvest

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
)

// walk reads the lists of an API.
type walk struct {
	*fetcher
	*collection
	say func(string)
}

// perPage is how many records are requested per page; servers may return fewer.
const perPage = 100

// versionNumber is the first number in the version that an API reports: „3.0", „v3.0.1", „HSDS-UK-3.0".
var versionNumber = regexp.MustCompile(`\d+`)

// api reads the organizations, which not every API has, and the services, which every API must have.
func (w *walk) api(ctx context.Context, base *url.URL, version string) error {
	if versionNumber.FindString(version) != "3" {
		return fail(shown(base), "diese Schnittstelle spricht HSDS „%s“; gelesen wird HSDS 3.", clip(version, 20))
	}
	w.Version = clip(version, 20)
	var refused []answer
	for _, name := range []string{"organizations", "services"} {
		at := base.JoinPath(name)
		at.RawQuery = base.RawQuery
		a, p, err := w.list(ctx, at)
		if err != nil {
			return err
		}
		if a.body == nil {
			refused = append(refused, a)
			continue
		}
		if p.list == nil {
			return fail(a.place, "hier wird eine Liste mit Seiten erwartet („contents“).")
		}
		if err := w.pages(ctx, at, a.place, p); err != nil {
			return err
		}
	}
	if len(refused) == 2 {
		return fail(
			shown(base),
			"diese Schnittstelle hat weder /organizations noch /services (Status %d und %d).",
			refused[0].status,
			refused[1].status,
		)
	}
	for _, a := range refused {
		w.note(fmt.Sprintf("%s war nicht zu lesen (Status %d); gelesen ist der Rest.", a.place, a.status))
		w.Partial = w.Partial || !notThere(a.status)
	}
	return w.complete(ctx, base)
}

// ways are the ways to request a list, starting with everything in large pages. Servers refuse what they do not know or what is too
// large for them.
var ways = []struct{ full, large bool }{{true, true}, {true, false}, {false, true}, {false, false}}

// list fetches the first page of a list, in the first way that the server takes; first has the query of that way then.
// The answer has no body where the server takes none.
func (f *fetcher) list(ctx context.Context, first *url.URL) (answer, parsed, error) {
	var a answer
	given := first.Query()
	for _, way := range ways {
		query := url.Values{}
		for name, values := range given {
			query[name] = values
		}
		if way.full {
			query.Set("full", "true")
		}
		if way.large {
			query.Set("per_page", strconv.Itoa(perPage))
		}
		first.RawQuery = query.Encode()
		var err error
		if a, err = f.get(ctx, first); err != nil {
			return a, parsed{}, err
		}
		if a.body != nil {
			p, err := parse(a.place, a.body)
			return a, p, err
		}
		if !refuses(a.status) {
			return a, parsed{}, statusFault(a)
		}
	}
	return a, parsed{}, nil
}

// pages goes through a list page by page. Only the number of the page in the address changes; where a page says that the
// next one is, nobody asks. Pages are counted from 1, or from 0 where the first one says so.
func (w *walk) pages(ctx context.Context, first *url.URL, place string, p parsed) error {
	got, count, ask := 0, 0, 1 // records; pages; the number by which the last one was asked for
	start := 1                 // the number of the first page
	if p.list.number != nil && *p.list.number == 0 {
		start, ask = 0, 0
	}
	probing := p.list.number == nil // nobody knows how the server counts
	for {
		head := *p.list
		at := fmt.Sprintf("%s, Seite %d", place, count+1)
		if want := start + count; head.number != nil && *head.number != want {
			if count != 1 || ask != want || *head.number != want-1 && *head.number != want+1 {
				return fail(at, "die Schnittstelle antwortet mit der Seite %d. So lässt sich die Liste nicht vollständig lesen.", *head.number)
			}
			ask += want - *head.number // it counts otherwise in questions than in answers
			next, err := w.page(ctx, first, place, at, ask, head)
			if err != nil || next == nil {
				return err
			}
			if p = *next; p.list.number == nil || *p.list.number != want {
				return fail(at, "die Schnittstelle antwortet mit der Seite %d. So lässt sich die Liste nicht vollständig lesen.", *head.number)
			}
			head = *p.list
		}
		twice := w.Twice
		fresh, err := w.take(at, p)
		if err != nil {
			return err
		}
		total := 0
		if head.items != nil {
			total = *head.items
		}
		if fresh == 0 && count > 0 && len(p.records) > 0 {
			w.Twice = twice
			switch {
			case probing && count == 1 && ask == 1: // page 1 was the first: it counts from 1
			case head.pages == nil && (head.items == nil || total == got): // it has no pages, and gives everything always
				return nil
			default:
				return fail(at, "die Seiten wiederholen sich. So lässt sich die Liste nicht vollständig lesen.")
			}
		} else {
			got += len(p.records)
			count++
		}
		if head.items != nil {
			w.say(fmt.Sprintf("%s: %d von %d", place, got, total))
		} else {
			w.say(fmt.Sprintf("%s: %d", place, got))
		}
		if len(p.records) == 0 || head.last || head.pages != nil && count >= *head.pages ||
			head.pages == nil && head.items != nil && got >= total {
			if head.items != nil && got != total {
				return fail(
					at,
					"die Liste soll %d Einträge haben, gekommen sind %d. Vielleicht hat sie sich gerade geändert; bitte noch einmal versuchen.",
					total,
					got,
				)
			}
			return nil
		}
		if count >= w.collection.limits.Pages {
			return fail(at, "die Liste hört nicht auf; höchstens %d Seiten.", w.collection.limits.Pages)
		}
		if !probing || count > 1 || ask == 1 && fresh == 0 {
			ask++
		} // else page 1 is asked for: it is the second where the server counts from 0, and otherwise the first again
		next, err := w.page(ctx, first, place, at, ask, head)
		if err != nil {
			return err
		}
		if next == nil {
			if head.items != nil && got != total {
				return fail(at, "die Liste soll %d Einträge haben, gekommen sind %d.", total, got)
			}
			return nil
		}
		p = *next
	}
}

// page fetches a page by its number; nil where there is none, and the last one did not promise it.
func (w *walk) page(ctx context.Context, first *url.URL, place, at string, number int, last listHead) (*parsed, error) {
	next := *first
	query := next.Query()
	query.Set("page", strconv.Itoa(number))
	next.RawQuery = query.Encode()
	a, err := w.get(ctx, &next)
	if err != nil {
		return nil, err
	}
	if a.body == nil {
		switch {
		case !refuses(a.status):
			return nil, statusFault(a)
		case last.pages == nil:
			return nil, nil
		}
		return nil, fail(place, "die Seite %d gibt es nicht, obwohl weitere folgen sollten.", number)
	}
	p, err := parse(at, a.body)
	if err != nil {
		return nil, err
	}
	if p.list == nil {
		return nil, fail(place, "die Seite %d ist keine Liste.", number)
	}
	return &p, nil
}
