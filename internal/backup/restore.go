package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/backup/archive"
	"rundtisch/internal/store"
	"rundtisch/migrations"
)

// Restoring is how a backup is put back.
type Restoring struct {
	// Replace lets what is in the database be deleted. Without it only an empty one is filled.
	Replace  bool
	Tell     func(sentence string)
	Progress Progress
	// Within is called in the transaction that writes the rows, when all are there. It may be nil.
	Within func(ctx context.Context, tx *store.Store, made archive.Header) error
}

// Restore checks a whole backup and puts it into the database of an owner's pool: first the schema as it was, then all rows
// in one transaction. Bringing the schema up to date afterwards is left to the caller (store.Migrate). Nothing is written
// before the file has proved whole. If rows cannot be written, the schema may be there, and it can be tried again.
func Restore(ctx context.Context, pool *pgxpool.Pool, file io.ReadSeeker, r Restoring) (archive.Header, error) {
	made, sum, size, err := archive.Check(file, func(int) {})
	if err != nil {
		return made, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return made, err
	}
	if err := mayRestore(made); err != nil {
		return made, err
	}
	emptied, err := r.prepare(ctx, pool, made)
	if err == nil {
		err = r.write(ctx, pool, file, made, sum, size)
		switch {
		case err != nil && emptied && r.Replace:
			err = fmt.Errorf(sayEmptied, err)
		case err != nil && emptied:
			err = fmt.Errorf(sayStillNew, err)
		}
	}
	return made, err
}

// Known are the numbers of the migrations of this program, in order.
func Known() ([]int64, error) {
	files, err := fs.Glob(migrations.Files, "*.sql")
	var numbers []int64
	for _, name := range files {
		number, _, _ := strings.Cut(name, "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	return numbers, err
}

// mayRestore refuses a backup whose schema this program cannot make.
func mayRestore(made archive.Header) error {
	ours, err := Known()
	if err != nil {
		return err
	}
	if newest := ours[len(ours)-1]; made.Schema() > newest {
		return fmt.Errorf(sayNewer, made.Schema(), newest)
	}
	ours = slices.DeleteFunc(ours, func(n int64) bool { return n > made.Schema() })
	if !slices.Equal(ours, made.Migrations) {
		return fmt.Errorf(sayForeign, difference(ours, made.Migrations))
	}
	return nil
}

// difference are the numbers that only one of the two has.
func difference(a, b []int64) []int64 {
	var only []int64
	for _, pair := range [][2][]int64{{a, b}, {b, a}} {
		for _, n := range pair[0] {
			if !slices.Contains(pair[1], n) {
				only = append(only, n)
			}
		}
	}
	slices.Sort(only)
	return only
}

// prepare makes the schema as it was. emptied is true if it had to be made from the beginning.
func (r Restoring) prepare(ctx context.Context, pool *pgxpool.Pool, made archive.Header) (emptied bool, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := unhurried(ctx, tx); err != nil {
			return err
		}
		numbers, jobs, err := migrated(ctx, tx)
		if err != nil {
			return err
		}
		if !r.Replace {
			if err := wantEmpty(ctx, tx); err != nil {
				return err
			}
		}
		emptied = len(numbers) == 0
		if len(numbers) > 0 && (numbers[len(numbers)-1] > made.Schema() || jobs > made.Jobs) {
			emptied = true
			_, err = tx.Exec(ctx, clearAll)
		}
		return err
	})
	if err != nil {
		return false, err
	}
	if emptied {
		pool.Reset() // what connections remember of the tables is gone
	}
	_, err = store.Migration{Tell: r.Tell, To: made.Schema(), Jobs: made.Jobs}.Run(ctx, pool)
	return emptied, err
}

// wantEmpty refuses a database in which somebody has stored something.
func wantEmpty(ctx context.Context, tx pgx.Tx) error {
	all, err := tables(ctx, tx)
	if err != nil {
		return err
	}
	var filled []string
	for _, t := range all {
		if leftOut[t.Name] != "" || slices.Contains(withSeeds, t.Name) || strings.HasPrefix(t.Name, "jobs.") {
			continue
		}
		var some bool
		if err := tx.QueryRow(ctx, `select exists (select from `+quoted(t.Name)+`)`).Scan(&some); err != nil {
			return err
		}
		if some {
			filled = append(filled, t.Name)
		}
	}
	if len(filled) > 0 {
		some := strings.Join(filled[:min(len(filled), 3)], ", ")
		if n := len(filled) - 3; n > 0 {
			some += fmt.Sprintf(sayMoreTables, n)
		}
		return fmt.Errorf(sayNotEmpty, some)
	}
	return nil
}

// write fills the tables, in one transaction that nobody sees until it is over.
func (r Restoring) write(ctx context.Context, pool *pgxpool.Pool, file io.Reader, made archive.Header, sum string, size int64) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := unhurried(ctx, tx); err != nil {
			return err
		}
		number, err := r.empty(ctx, tx, made)
		if err != nil {
			return err
		}
		if err := load(ctx, tx, file, sum, func(done int64) { r.Progress(done, size) }); err != nil {
			return err
		}
		if err := settle(ctx, tx, made, number); err != nil {
			return err
		}
		if r.Within == nil {
			return nil
		}
		return r.Within(ctx, store.New(tx), made)
	})
}

// load copies every table.
func load(ctx context.Context, tx pgx.Tx, file io.Reader, sum string, report func(int64)) error {
	reader, err := archive.NewReader(file)
	if err != nil {
		return err
	}
	defer reader.Close()
	in := &rows{from: reader, report: report}
	written := map[string]int64{}
	for _, t := range reader.Header.Tables {
		in.table = t.Name
		tag, err := tx.Conn().PgConn().CopyFrom(ctx, in, `copy `+quoted(t.Name)+` (`+list(t.Columns)+`) from stdin`)
		if err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		written[t.Name] = tag.RowsAffected()
	}
	if in.table = ""; !in.over() || reader.Sum != sum {
		return fmt.Errorf(sayOther, archive.ErrDamaged)
	}
	for table, n := range written {
		if n != reader.Counts[table] {
			return fmt.Errorf(sayRows, table, n, reader.Counts[table])
		}
	}
	return nil
}

// rows gives away the rows of one table after the other.
type rows struct {
	from   *archive.Reader
	table  string // whose rows are given away
	whose  string // whose piece is
	piece  []byte
	err    error // of the last reading; io.EOF: everything was read
	done   int64
	report func(int64)
}

// Read implements io.Reader; it ends where the table does.
func (r *rows) Read(p []byte) (int, error) {
	if len(r.piece) == 0 && r.err == nil {
		r.whose, r.piece, r.err = r.from.Next()
		r.done += int64(len(r.piece))
		r.report(r.done)
	}
	switch {
	case r.err != nil && !errors.Is(r.err, io.EOF):
		return 0, r.err
	case r.err != nil || r.whose != r.table:
		return 0, io.EOF
	}
	n := copy(p, r.piece)
	r.piece = r.piece[n:]
	return n, nil
}

// over reports whether there is nothing more.
func (r *rows) over() bool {
	_, _ = r.Read(make([]byte, 1)) // reads on where everything was given away
	return errors.Is(r.err, io.EOF)
}
