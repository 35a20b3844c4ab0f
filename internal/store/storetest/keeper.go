package storetest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/postgres"
)

// keeperOf is the variable by which a process knows that it is to keep the server of a directory.
const keeperOf = "RUNDTISCH_TEST_KEEPER"

// linger is how long the server stays after the last process has left it: 2 s, or what RUNDTISCH_TEST_LINGER says.
func linger() time.Duration {
	if d, err := time.ParseDuration(os.Getenv("RUNDTISCH_TEST_LINGER")); err == nil {
		return d
	}
	return 2 * time.Second
}

// What lies in the directory, besides the folder of package postgres:
const (
	usersLock   = "users.lock"  // held shared by who uses the server
	keeperLock  = "keeper.lock" // held by the keeper
	addressFile = "address"     // of the server's own database, while it runs
	bootFile    = "boot"        // of the machine, when the data were last in use
	logFile     = "keeper.log"  // what the keeper has to say
)

// directoryOfTests is where the server of the tests has its data. RUNDTISCH_TEST_POSTGRES names another directory.
func directoryOfTests() string {
	if dir := os.Getenv("RUNDTISCH_TEST_POSTGRES"); dir != "" {
		return dir
	}
	if dir := postgres.DefaultCacheDir(); dir != "" {
		return filepath.Join(dir, "tests")
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("rundtisch-tests-%d", os.Getuid()))
}

// keep is the whole life of a keeper. It returns the exit code of the process.
func keep(dir string) int {
	if err := keepUntilUnused(dir); err != nil {
		fmt.Println(err) // into the log; whoever started us shows it
		return 1
	}
	return 0
}

func keepUntilUnused(dir string) (err error) {
	only, err := lockFile(filepath.Join(dir, keeperLock), syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil || only == nil {
		return err // somebody else keeps it
	}
	defer only.Close()
	if err := forgetLostData(dir); err != nil {
		return err
	}
	server, err := startServer(dir)
	if err != nil { // perhaps another PostgreSQL is installed now, or too many roles have come together
		if err := os.RemoveAll(filepath.Join(dir, "postgresql")); err != nil {
			return err
		}
		if server, err = startServer(dir); err != nil {
			return err
		}
	}
	address := filepath.Join(dir, addressFile)
	if err = os.WriteFile(address+".new", []byte(server.URL("postgres")), 0o600); err == nil {
		err = os.Rename(address+".new", address)
	}
	var last *os.File
	if err == nil {
		last, err = awaitUnused(filepath.Join(dir, usersLock))
	}
	_ = os.Remove(address) // nobody reads it, or somebody finds no server there and starts another keeper
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	err = errors.Join(err, server.Stop(ctx))
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_CHILDREN, &used) == nil {
		fmt.Printf("PostgreSQL has used %.1f s of user and %.1f s of system time.\n", seconds(used.Utime), seconds(used.Stime))
	}
	if last != nil {
		_ = last.Close() // who comes now waits until the server is gone
	}
	return err
}

func startServer(dir string) (*postgres.Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	server, err := postgres.Start(ctx, postgres.Options{StateDir: dir, Throwaway: true, Log: func(format string, args ...any) {
		fmt.Printf(format+"\n", args...)
	}})
	if err != nil {
		return nil, err
	}
	if err := countRoles(ctx, server.URL("postgres")); err != nil {
		return nil, errors.Join(err, server.Stop(ctx))
	}
	return server, nil
}

// countRoles fails if there are too many roles. Tests that migrate make some, and they do not go with their database.
func countRoles(ctx context.Context, url string) error {
	const most = 2000
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }() // it was read from only
	var n int
	if err := conn.QueryRow(ctx, `select count(*) from pg_roles`).Scan(&n); err != nil {
		return err
	}
	if n > most {
		return fmt.Errorf("%d roles are left of former tests", n)
	}
	return nil
}

// awaitUnused waits until nobody has used the server for a while. It returns with the lock that keeps others waiting.
func awaitUnused(path string) (*os.File, error) {
	for {
		free, err := lockFile(path, syscall.LOCK_EX) // waits
		if err != nil {
			return nil, err
		}
		_ = free.Close()
		time.Sleep(linger())
		if last, err := lockFile(path, syscall.LOCK_EX|syscall.LOCK_NB); last != nil || err != nil {
			return last, err
		}
	}
}

// forgetLostData removes data that another boot of the machine has left: nothing of them waited for the disk. Data
// without a boot are not of tests at all.
func forgetLostData(dir string) error {
	data, path := filepath.Join(dir, "postgresql"), filepath.Join(dir, bootFile)
	boot, err := bootOfMachine()
	if err != nil {
		return err
	}
	before, err := os.ReadFile(path)
	if _, statErr := os.Lstat(data); statErr == nil {
		if err != nil {
			return fmt.Errorf("%s was not made by tests; set RUNDTISCH_TEST_POSTGRES to an empty directory", data)
		}
		if strings.TrimSpace(string(before)) != boot {
			if err := os.RemoveAll(data); err != nil {
				return err
			}
		}
	}
	return os.WriteFile(path, []byte(boot), 0o600)
}

func seconds(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
