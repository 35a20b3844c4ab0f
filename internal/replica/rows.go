package replica

import (
	"errors"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// typeMaps lends maps of types, which are costly to make, to one at a time.
var typeMaps = sync.Pool{New: func() any { return pgtype.NewMap() }}

// rows are the rows of a query that were read to the end before anybody sees one: whatever can go wrong has not.
type rows struct {
	fields []pgconn.FieldDescription
	values [][][]byte
	tag    pgconn.CommandTag
	types  *pgtype.Map
	at     int // the number of rows that were begun
	closed bool
	err    error
}

// readWhole reads everything there is.
func readWhole(from pgx.Rows) (*rows, error) {
	r := &rows{}
	for from.Next() {
		if r.fields == nil {
			r.fields = slices.Clone(from.FieldDescriptions())
		}
		r.values = append(r.values, copyOf(from.RawValues()))
	}
	if r.fields == nil {
		r.fields = slices.Clone(from.FieldDescriptions())
	}
	from.Close()
	r.tag = from.CommandTag()
	return r, from.Err()
}

// copyOf copies a row into memory of its own, as the connection uses its again.
func copyOf(values [][]byte) [][]byte {
	size := 0
	for _, v := range values {
		size += len(v)
	}
	all, row := make([]byte, 0, size), make([][]byte, len(values))
	for i, v := range values {
		if v != nil {
			begin := len(all)
			all = append(all, v...)
			row[i] = all[begin:len(all):len(all)]
		}
	}
	return row
}

func (r *rows) Next() bool {
	if r.closed || r.at >= len(r.values) {
		r.Close()
		return false
	}
	r.at++
	return true
}

func (r *rows) Close() {
	r.closed = true
	if r.types != nil {
		typeMaps.Put(r.types)
		r.types = nil
	}
}

func (r *rows) Err() error                                   { return r.err }
func (r *rows) CommandTag() pgconn.CommandTag                { return r.tag }
func (r *rows) FieldDescriptions() []pgconn.FieldDescription { return r.fields }
func (r *rows) Conn() *pgx.Conn                              { return nil }

func (r *rows) TypeMap() *pgtype.Map {
	if r.types == nil {
		r.types = typeMaps.Get().(*pgtype.Map)
	}
	return r.types
}

func (r *rows) RawValues() [][]byte {
	if r.at == 0 || r.at > len(r.values) {
		return nil
	}
	return r.values[r.at-1]
}

var errNoRow = errors.New("replica: there is no row to read; Next comes first")

func (r *rows) Scan(into ...any) error {
	if r.closed || r.at == 0 {
		return errNoRow
	}
	if len(into) == 1 {
		if whole, ok := into[0].(pgx.RowScanner); ok {
			return r.fail(whole.ScanRow(r))
		}
	}
	return r.fail(pgx.ScanRow(r.TypeMap(), r.fields, r.RawValues(), into...))
}

// fail notes an error and ends the rows, as those of a connection do.
func (r *rows) fail(err error) error {
	if err != nil {
		r.err = err
		r.Close()
	}
	return err
}

func (r *rows) Values() ([]any, error) {
	if r.closed || r.at == 0 {
		return nil, errNoRow
	}
	var values []any
	for i, raw := range r.RawValues() {
		var value any
		err := r.TypeMap().Scan(r.fields[i].DataTypeOID, r.fields[i].Format, raw, &value)
		if r.fail(err) != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

// row is the first of some rows, which must be there.
type row struct{ *rows }

func (r row) Scan(into ...any) error {
	defer r.Close()
	if !r.Next() {
		return pgx.ErrNoRows
	}
	return r.rows.Scan(into...)
}

// results are those of a batch.
type results struct {
	batch  *pgx.Batch
	all    []*rows
	at     int
	closed bool
	err    error
}

var errNoResult = errors.New("replica: the batch has no more results")

func (r *results) Query() (pgx.Rows, error) {
	if r.closed || r.at >= len(r.all) {
		return &rows{closed: true, err: errNoResult}, errNoResult
	}
	r.at++
	return r.all[r.at-1], nil
}

func (r *results) QueryRow() pgx.Row {
	next, err := r.Query()
	if err != nil {
		return failed{err}
	}
	return row{next.(*rows)}
}

func (r *results) Exec() (pgconn.CommandTag, error) {
	next, err := r.Query()
	if err != nil {
		return pgconn.CommandTag{}, err
	}
	next.Close()
	return next.CommandTag(), nil
}

// Close hands the remaining results to whom they were queued for, up to the first who fails.
func (r *results) Close() error {
	for !r.closed && r.err == nil && r.at < len(r.batch.QueuedQueries) {
		if give := r.batch.QueuedQueries[r.at].Fn; give != nil {
			r.err = give(r)
		} else {
			r.at++
		}
	}
	r.closed = true
	return r.err
}

// Tx returns nil: no batch begins a transaction here.
func (r *results) Tx() pgx.Tx { return nil }

// failed is a row that could not be read.
type failed struct{ err error }

func (f failed) Scan(...any) error { return f.err }
