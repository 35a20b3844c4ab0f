package apptest

import (
	"net"
	"os"
	"path/filepath"
	"testing"
)

// BlackHole is the address of a database that takes every connection and never says a word.
func BlackHole(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "hole") // t.TempDir is too long a path for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	listener, err := net.Listen("unix", filepath.Join(dir, ".s.PGSQL.5432"))
	if err != nil {
		t.Fatal(err)
	}
	var taken []net.Conn
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			taken = append(taken, conn)
		}
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
		for _, conn := range taken {
			_ = conn.Close()
		}
	})
	return "postgres:///nichts?sslmode=disable&user=niemand&host=" + dir
}
