package store_test

import (
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// What servers, databases and users have as their own settings, and extensions in a schema of their own, as hosted
// servers have them: the program is set up from nothing, loads, searches and reads at every level.
func TestDatabasesWithSettingsOfTheirOwn(t *testing.T) {
	t.Parallel()
	for name, statements := range map[string][]string{
		"extensions in a schema of their own": {`create schema extensions`,
			`create extension pg_trgm schema extensions`, `create extension intarray schema extensions`,
			`revoke all on schema extensions from public`},
		"extensions in two schemas": {`create schema "Ext 1"`, `create schema ext2`,
			`create extension pg_trgm schema "Ext 1"`, `create extension intarray schema ext2`},
		"extensions in pg_catalog":     {`create extension pg_trgm schema pg_catalog`, `create extension intarray schema pg_catalog`},
		"a schema named like the user": {`create schema rundtisch`, `alter database :db set search_path = rundtisch, public`},
		"another search path":          {`create schema anders`, `alter database :db set search_path = anders`},
		"no search path":               {`alter database :db set search_path = ''`},
		"old strings": {`alter database :db set standard_conforming_strings = off`,
			`alter database :db set backslash_quote = off`},
		"read only": {`alter database :db set default_transaction_read_only = on`,
			`alter database :db set default_transaction_isolation = serializable`,
			`alter database :db set default_transaction_deferrable = on`},
		"other ways to write": {`alter database :db set datestyle = 'German, DMY'`,
			`alter database :db set intervalstyle = iso_8601`, `alter database :db set bytea_output = escape`,
			`alter database :db set timezone = 'Asia/Tokyo'`, `alter database :db set extra_float_digits = -15`,
			`alter database :db set array_nulls = off`, `alter database :db set client_encoding = LATIN1`},
		"short of time": {`alter database :db set statement_timeout = 1000`,
			`alter database :db set transform_null_equals = on`, `alter database :db set row_security = off`,
			`alter database :db set jit_above_cost = 0`},
		"another notion of alike": {`create extension pg_trgm`,
			`alter database :db set pg_trgm.word_similarity_threshold = 1`,
			`alter database :db set pg_trgm.similarity_threshold = 1`},
		"functions for nobody": {`
			alter default privileges revoke execute on functions from public`, `
			alter default privileges revoke usage on types from public`},
		"a closed public": {`revoke all on schema public from public`, `revoke connect on database :db from public`},
		"no public":       {`drop schema public`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := empty(t, "own", "")
			admin := fixture{t, url, storetest.Pool(t, url, store.Owner, nil)}
			database := admin.names(`select current_database()`)[0]
			for _, sql := range statements {
				admin.exec(strings.ReplaceAll(sql, ":db", database))
			}
			admin.owner.Reset() // settings of a database hold for new connections
			migratesAndReads(t, url)
			f := fixture{t, url, storetest.Pool(t, url, store.Owner, nil)}.load(layered())
			for _, level := range levels {
				s := f.at(level)
				if err := s.Ready(t.Context()); err != nil {
					t.Errorf("%s: not ready: %v", level, err)
				}
				for _, words := range []string{"Einrichtung offen", "Einrichtnug offfen"} { // the second only nearly
					if found, err := s.Search(t.Context(), store.LookUp(words)); err != nil || len(found) == 0 {
						t.Errorf("%s: %q finds %d (%v)", level, words, len(found), err)
					}
				}
				if _, err := s.Offers(t.Context(), directory.Wanted{Topics: directory.Topics[:1],
					Languages: directory.Tongues[1:2]}, today, 0, 20); err != nil {
					t.Errorf("%s: %v", level, err)
				}
				if d, err := s.Dossier(t.Context(), "probe"); err != nil || len(d.Institutions) == 0 {
					t.Errorf("%s: %v", level, err)
				}
			}
			if _, err := store.New(f.owner).SimilarInstitutions(t.Context(), store.Seen{All: true}, []string{"Einrichtung offn"}, 3); err != nil {
				t.Error(err)
			}
			migratesAndReads(t, url) // and once more, as the next start does
		})
	}
}

func TestDatabasesThatCannotBeUsedAreRefusedBeforeAnythingIsChanged(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		statements []string
		word       string
	}{
		"rules that do not hold": {[]string{`alter database :db set session_replication_role = replica`}, "session_replication_role"},
		"nothing may be made in it": {[]string{`create role :db_poor login`,
			`grant rundtisch_public, rundtisch_staff, rundtisch_coordination to :db_poor`, `create extension pg_trgm`,
			`create extension intarray`}, "grant create on database"},
		"extensions out of reach": {[]string{`create role :db_poor login`,
			`grant rundtisch_public, rundtisch_staff, rundtisch_coordination to :db_poor`,
			`grant create on database :db to :db_poor`, `grant create on schema public to :db_poor`,
			`create schema extensions`, `create extension pg_trgm schema extensions`,
			`create extension intarray schema extensions`}, "grant usage on schema extensions to"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := empty(t, "no", "")
			admin := fixture{t, url, storetest.Pool(t, url, store.Owner, nil)}
			database := admin.names(`select current_database()`)[0]
			for _, sql := range test.statements {
				admin.exec(strings.ReplaceAll(sql, ":db", database))
				if strings.HasPrefix(sql, "create role") {
					url = as(url, database+"_poor")
				}
			}
			admin.owner.Reset()
			refused := func() error {
				_, err := store.Migrate(t.Context(), storetest.Pool(t, url, store.Owner, nil))
				return err
			}
			err := refused()
			if err == nil || !strings.Contains(err.Error(), test.word) {
				t.Fatalf("%v, want to hear of %q", err, test.word)
			}
			if !strings.Contains(err.Error(), "ausführen:") {
				return // it is for somebody else to put right
			}
			if tables := admin.names(`select tablename from pg_tables where schemaname = 'public'`); len(tables) > 0 {
				t.Errorf("made before it was refused: %v", tables)
			}
			for err != nil { // each time what it says; it does not end if that does not help
				_, after, _ := strings.Cut(err.Error(), "ausführen:\n")
				for _, sql := range strings.Split(after, ";") {
					admin.exec(sql)
				}
				err = refused()
			}
			migratesAndReads(t, url)
		})
	}
}
