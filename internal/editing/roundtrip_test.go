package editing_test

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
	"rundtisch/internal/store"
)

func TestWhatIsLoadedComesOutByteForByte(t *testing.T) {
	t.Parallel()
	db := open(t)
	rapid.Check(t, func(r *rapid.T) {
		d := dossiertest.Dossier().Draw(r, "dossier")
		want := encode(t, d)
		err := rolledBack(t.Context(), db.pool, func(s *store.Store) error {
			if outcome, err := editing.New(s).Load(t.Context(), d, today); err != nil || outcome != editing.Added {
				r.Fatalf("outcome %v (%v), want Added\n%s", outcome, err, want)
			}
			got, err := export(t.Context(), s, d.Network.Key)
			if got != want {
				r.Errorf("the export differs (-loaded +exported):\n%s", cmp.Diff(want, got))
			}
			if outcome, err := editing.New(s).Load(t.Context(), d, tomorrow); err != nil || outcome != editing.Unchanged {
				r.Errorf("loaded again: outcome %v (%v), want Unchanged", outcome, err)
			}
			return err
		})
		if err != nil {
			r.Fatal(err)
		}
	})
}

// Every field that documents have has its column: each is in a dossier that comes back from the database as it went in.
func TestEveryFieldHasAColumn(t *testing.T) {
	t.Parallel()
	db := open(t)
	missing := map[string]bool{}
	eachField(reflect.TypeFor[directory.Dossier](), func(in reflect.Type, c parts.Column) { missing[in.Name()+"."+c.Name] = true })
	all := len(missing)
	for i := 0; len(missing) > 0 && i < 500; i++ {
		d := dossiertest.Dossier().Example(i)
		news := filled(reflect.ValueOf(d), missing)
		if len(news) == 0 {
			continue
		}
		err := rolledBack(t.Context(), db.pool, func(s *store.Store) error {
			if _, err := editing.New(s).Load(t.Context(), d, today); err != nil {
				return err
			}
			stored, err := s.Dossier(t.Context(), d.Network.Key)
			for _, field := range filled(reflect.ValueOf(stored), missing) {
				delete(missing, field)
				news = slices.DeleteFunc(news, func(other string) bool { return other == field })
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(news) > 0 {
			t.Fatalf("do not come back from the database: %v", news)
		}
	}
	if len(missing) > 0 || all < 150 {
		t.Errorf("of %d fields, nothing stood in %v", all, slices.Sorted(maps.Keys(missing)))
	}
}

func eachField(t reflect.Type, visit func(in reflect.Type, c parts.Column)) {
	for _, c := range parts.Columns(t) {
		visit(t, c)
		if inner := c.Type; c.Shape != parts.Scalar {
			if inner.Kind() != reflect.Struct {
				inner = inner.Elem()
			}
			eachField(inner, visit)
		}
	}
}

// filled returns which of the wanted fields something stands in.
func filled(v reflect.Value, wanted map[string]bool) []string {
	var found []string
	for _, c := range parts.Columns(v.Type()) {
		x := c.Of(v)
		if !x.IsValid() || x.IsZero() {
			continue
		}
		if level, ok := x.Interface().(directory.Visibility); ok && level.IsZero() {
			continue // public is what it is anyway
		}
		if name := v.Type().Name() + "." + c.Name; wanted[name] && !slices.Contains(found, name) {
			found = append(found, name)
		}
		switch c.Shape {
		case parts.Record:
			found = append(found, filled(x, wanted)...)
		case parts.Entries:
			for i := range x.Len() {
				found = append(found, filled(x.Index(i), wanted)...)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func TestASecondDossierReplacesTheFirstWhole(t *testing.T) {
	t.Parallel()
	db := open(t)
	rapid.Check(t, func(r *rapid.T) {
		first := dossiertest.Dossier().Draw(r, "first")
		second := dossiertest.Dossier().Draw(r, "second")
		second.Network.Key, second.Network.FormerKeys = first.Network.Key, first.Network.FormerKeys
		second.Network.CheckedOn, second.Network.CheckedBy = "", "" // the check of the first is none of the second, even where both say the same
		want := encode(t, second)
		err := rolledBack(t.Context(), db.pool, func(s *store.Store) error {
			for _, d := range []directory.Dossier{first, second} {
				if _, err := editing.New(s).Load(t.Context(), d, today); err != nil {
					return err
				}
			}
			got, err := export(t.Context(), s, second.Network.Key)
			if got != want {
				r.Errorf("something of the first is left (-second +exported):\n%s", cmp.Diff(want, got))
			}
			return err
		})
		var asked editing.PlaceQuestions
		if errors.As(err, &asked) {
			r.Skip("under the key of the first, without its checks, an answer is about another text")
		}
		if err != nil {
			r.Fatal(err)
		}
	})
}

func TestTheFiveExamplesSurviveExportAndLoadByteForByte(t *testing.T) {
	t.Parallel()
	first, second := open(t), open(t)
	for _, d := range exampleDossiers(t) {
		first.load(t, d)
		once := first.export(t, d.Network.Key)
		read, err := document.Decode([]byte(once))
		if err != nil {
			t.Fatalf("%s: the export cannot be loaded: %v", d.Network.Key, err)
		}
		second.load(t, read)
		if twice := second.export(t, d.Network.Key); once != twice {
			t.Errorf("%s: the second export differs:\n%s", d.Network.Key, cmp.Diff(once, twice))
		}
	}
}
