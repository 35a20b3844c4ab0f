package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/app"
	"rundtisch/internal/config"
	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// The password of the database changes while the program runs: new connections of every level are made with the one that
// stands in the file by then.
func TestANewPasswordOfTheDatabaseIsUsedWithoutARestart(t *testing.T) {
	t.Parallel()
	server := fresh(t)
	admin := server.URL("postgres")
	sql(t, admin, `create role eva login createrole password 'alt'`, `create database directory owner eva`)
	conn, err := pgx.Connect(t.Context(), admin)
	if err != nil {
		t.Fatal(err)
	}
	var hba string
	err = conn.QueryRow(t.Context(), `show hba_file`).Scan(&hba)
	_ = conn.Close(t.Context())
	if err == nil {
		err = os.WriteFile(hba, []byte("local all rundtisch trust\nlocal all all scram-sha-256\n"), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	sql(t, admin, `select pg_reload_conf()`)
	file := filepath.Join(t.TempDir(), "database-url")
	with := func(password string) {
		t.Helper()
		url := strings.Replace(server.URL("directory"), "user=rundtisch", "user=eva&password="+password, 1)
		if err := os.WriteFile(file, []byte(url+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	with("alt")
	cfg, err := config.Read([]string{"DATABASE_URL_FILE=" + file})
	if err != nil {
		t.Fatal(err)
	}
	var said journal
	db, err := app.OpenDatabase(t.Context(), cfg, &said)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	public, err := db.Reader(t.Context(), directory.Public)
	if err != nil {
		t.Fatal(err)
	}
	reads := func() error {
		db.Pool(store.Owner).Reset()
		db.Pool(directory.Public).Reset()
		if _, _, err := public.Version(t.Context(), store.Version{}); err != nil {
			return err
		}
		_, err := db.Owner.Networks(t.Context())
		return err
	}
	if err := reads(); err != nil {
		t.Fatal(err)
	}
	sql(t, admin, `alter role eva password 'neu'`)
	if err := reads(); err == nil {
		t.Error("the old password still lets in: the test proves nothing")
	}
	with("neu")
	if err := reads(); err != nil {
		t.Errorf("with the new password in the file: %v", err)
	}
}
