package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rundtisch/internal/store/storetest"
)

func TestThePrivateDatabaseServesWhateverStandsInTheShell(t *testing.T) {
	t.Parallel()
	state := filepath.Join(newState(t), "a, b „ü“ 100%")
	s := serve(t, []string{"RUNDTISCH_STATE=" + state, "PGSERVICE=x", "PGOPTIONS=-c search_path=nix", "PGTARGETSESSIONATTRS=read-only", "PGCONNECT_TIMEOUT=x",
		"PGMINPROTOCOLVERSION=3.2", "PGHOST=elsewhere", "PGPORT=x", "PGSSLMODE=verify-full", "PGAPPNAME=x"})
	s.wantFive()
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("exit %d, stderr %s", code, s.errors)
	}
}

// What an address says of how the program uses its connections, in a way that the program cannot.
func TestAnAddressWithSettingsOfItsOwnWorks(t *testing.T) {
	t.Parallel()
	for _, settings := range []string{"pool_max_conns=1", "pool_max_conns=1&pool_min_conns=9", "default_query_exec_mode=simple_protocol", "default_query_exec_mode=exec", "default_query_exec_mode=cache_describe",
		"default_query_exec_mode=describe_exec", "statement_cache_capacity=0", "search_path=nix&statement_timeout=1&default_transaction_read_only=on&standard_conforming_strings=off&jit=on&TimeZone=Mars", "options=-c%20search_path%3Dnix"} {
		t.Run(settings, func(t *testing.T) {
			t.Parallel()
			url := probed(t) + "&" + settings
			if got := call(t, "", []string{"DATABASE_URL=" + url}, "migrate"); got.code != exitOK || got.err != "" {
				t.Fatalf("migrate: %+v", got)
			}
			if s := wantFence(t, "DATABASE_URL="+url); s.end(syscall.SIGTERM) != exitOK {
				t.Errorf("it ends with %s", s.errors)
			}
		})
	}
}

func TestAnAddressThatCannotBeUsedIsToldWithoutThePassword(t *testing.T) {
	t.Parallel()
	url := storetest.URL(t)
	file, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ url, shell, word string }{
		{url + "&pool_max_conns=viele&password=geheim", "", "DATABASE_URL"},
		{url + "&pool_max_conns=0&password=geheim", "", "DATABASE_URL"},
		{url + "&default_query_exec_mode=x&password=geheim", "", "DATABASE_URL"},
		{url + "&schema=public", "", "schema"},
		{url, "PGSERVICE=gibtsnicht", "PGSERVICE"},
		{url, "PGTARGETSESSIONATTRS=read-only", "PGTARGETSESSIONATTRS"},
		{url, "PGCONNECT_TIMEOUT=x", "PGCONNECT_TIMEOUT"},
		{url, "PGOPTIONS=-c nix=nix", "PGOPTIONS"},
	} {
		cmd := exec.Command(file, "migrate")
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "DATABASE_URL=" + test.url, test.shell}
		out, err := cmd.CombinedOutput()
		if err == nil || cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(string(out), test.word) || strings.Contains(string(out), "geheim") {
			t.Errorf("%s %s: exit %d\n%s", test.url, test.shell, cmd.ProcessState.ExitCode(), out)
		}
	}
}
