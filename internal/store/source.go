package store

import (
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

const statementColumns = `key, fields, coalesce(source_key, ''), passage, passage_start, passage_end, inferred, note, visibility`

func scanStatement(row pgx.CollectableRow) (s directory.Statement, err error) {
	err = row.Scan(&s.Key, &s.Fields, &s.Source, &s.Passage, &s.Start, &s.End, &s.Inferred, &s.Note, &s.Visibility)
	if s.Visibility == directory.Public {
		s.Visibility = ""
	}
	return s, err
}

const sourceColumns = `q.title, q.publisher, q.medium, q.edition, q.day::text, q.url::text, q.retrieved::text, q.sha256,
	q.note, q.paragraphs`

func scanSource(row pgx.CollectableRow) (s directory.Source, err error) {
	err = row.Scan(&s.Key, &s.Title, &s.Publisher, &s.Medium, &s.Edition, &s.Date, &s.URL, &s.Retrieved, &s.SHA256, &s.Note, &s.Paragraphs)
	s.Paragraphs = orNil(s.Paragraphs)
	return s, err
}

func queueSources(b *pgx.Batch, id directory.ID, d *directory.Dossier) {
	queue(b, &d.Sources, scanSource, `
		select q.key, `+sourceColumns+`
		from sources q
		where q.network_id = $1
		order by q.position`, id)
	queue(b, &d.Statements, scanStatement, `select `+statementColumns+` from statements where network_id = $1 order by position`, id)
}

func saveSources(b *saving, d directory.Dossier) {
	n := d.Network.ID()
	replace(b, "sources", "id, network_id, position, key, title, publisher, medium, edition, day, url, retrieved, "+
		"sha256, note, paragraphs", "network_id", n,
		rowsOf(d.Sources, func(at int, s directory.Source) []any {
			return []any{directory.NewID("source", n.String(), s.Key), n, at, s.Key, s.Title, s.Publisher, s.Medium,
				s.Edition, s.Date, s.URL, s.Retrieved, s.SHA256, s.Note, append([]string{}, s.Paragraphs...)}
		}))
	replace(b, "statements", "id, network_id, position, key, fields, source_key, passage, passage_start, "+
		"passage_end, inferred, note, visibility", "network_id", n,
		rowsOf(d.Statements, func(at int, s directory.Statement) []any {
			return []any{directory.NewID("statement", n.String(), s.Key), n, at, s.Key, s.Fields, orNull(s.Source),
				s.Passage, s.Start, s.End, s.Inferred, s.Note, s.Visibility.OrPublic()}
		}))
}
