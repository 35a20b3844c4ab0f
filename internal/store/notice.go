package store

import (
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

func scanNotice(row pgx.CollectableRow) (n directory.Notice, err error) {
	err = row.Scan(&n.Key, &n.Title, &n.Subtitle, &n.Date, &n.Edition, &n.Publisher, &n.Medium, &n.Column, &n.Summary,
		&n.MediaNote, &n.ChangedAt, &n.URL)
	return n, err
}

// Quotations, figures and media are read for all notices of a network at once and sorted to theirs in assembleNotices.
type (
	ownedQuotation struct {
		notice string
		directory.Quotation
	}
	ownedFigure struct {
		notice string
		directory.Figure
	}
	ownedMedium struct {
		notice string // empty: the network's own
		directory.Medium
	}
	noticeParts struct {
		quotations []ownedQuotation
		figures    []ownedFigure
		media      []ownedMedium
	}
)

func scanQuotation(row pgx.CollectableRow) (q ownedQuotation, err error) {
	err = row.Scan(&q.notice, &q.Key, &q.Text, &q.Person, &q.Function)
	return q, err
}

func scanFigure(row pgx.CollectableRow) (f ownedFigure, err error) {
	err = row.Scan(&f.notice, &f.Key, &f.Claim, &f.Origin)
	return f, err
}

func scanMedium(row pgx.CollectableRow) (m ownedMedium, err error) {
	err = row.Scan(&m.notice, &m.Key, &m.Title, &m.Caption, &m.Credit, &m.Terms)
	return m, err
}

func queueNotices(b *pgx.Batch, id directory.ID, d *directory.Dossier, parts *noticeParts) {
	queue(b, &d.Notices, scanNotice, `
		select key, title, subtitle, day, edition, publisher, medium, rubric, summary, media_note, changed_at, url
		from notices
		where network_id = $1
		order by position`, id)
	queue(b, &parts.quotations, scanQuotation, `
		select notice_key, key, text, coalesce(person_key, ''), function
		from quotations
		where network_id = $1
		order by position`, id)
	queue(b, &parts.figures, scanFigure, `select notice_key, key, claim, origin from figures where network_id = $1 order by position`, id)
	queue(b, &parts.media, scanMedium, `
		select coalesce(notice_key, ''), key, title, caption, credit, terms
		from media
		where network_id = $1
		order by position`, id)
}

func assembleNotices(d *directory.Dossier, parts noticeParts) {
	at := map[string]int{}
	for i, n := range d.Notices {
		at[n.Key] = i
	}
	for _, q := range parts.quotations {
		d.Notices[at[q.notice]].Quotations = append(d.Notices[at[q.notice]].Quotations, q.Quotation)
	}
	for _, f := range parts.figures {
		d.Notices[at[f.notice]].Figures = append(d.Notices[at[f.notice]].Figures, f.Figure)
	}
	for _, m := range parts.media {
		if m.notice == "" {
			d.Media = append(d.Media, m.Medium)
			continue
		}
		d.Notices[at[m.notice]].Media = append(d.Notices[at[m.notice]].Media, m.Medium)
	}
}

func saveNotices(b *saving, d directory.Dossier, now time.Time) {
	network := d.Network.ID()
	id := func(kind string, keys ...string) directory.ID {
		return directory.NewID(kind, append([]string{network.String()}, keys...)...)
	}
	replace(b, "notices", "id, network_id, position, key, title, subtitle, day, edition, publisher, medium, rubric, "+
		"summary, media_note, changed_at, url", "network_id", network,
		rowsOf(d.Notices, func(at int, n directory.Notice) []any {
			return []any{id("notice", n.Key), network, at, n.Key, n.Title, n.Subtitle, n.Date, n.Edition, n.Publisher,
				n.Medium, n.Column, list(n.Summary), n.MediaNote, changedAt(n.ChangedAt, now), n.URL}
		}))
	var quotations, figures [][]any
	media := rowsOf(d.Media, func(at int, m directory.Medium) []any {
		return []any{id("medium", m.Key), network, nil, at, m.Key, m.Title, m.Caption, m.Credit, m.Terms}
	})
	for _, n := range d.Notices {
		quotations = append(quotations, rowsOf(n.Quotations, func(at int, q directory.Quotation) []any {
			return []any{id("quotation", n.Key, q.Key), network, n.Key, at, q.Key, q.Text, orNull(q.Person), q.Function}
		})...)
		figures = append(figures, rowsOf(n.Figures, func(at int, f directory.Figure) []any {
			return []any{id("figure", n.Key, f.Key), network, n.Key, at, f.Key, f.Claim, f.Origin}
		})...)
		media = append(media, rowsOf(n.Media, func(at int, m directory.Medium) []any {
			return []any{id("medium", n.Key, m.Key), network, n.Key, at, m.Key, m.Title, m.Caption, m.Credit, m.Terms}
		})...)
	}
	replace(b, "quotations", "id, network_id, notice_key, position, key, text, person_key, function", "network_id", network, quotations)
	replace(b, "figures", "id, network_id, notice_key, position, key, claim, origin", "network_id", network, figures)
	replace(b, "media", "id, network_id, notice_key, position, key, title, caption, credit, terms", "network_id", network, media)
}
