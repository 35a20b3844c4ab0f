package storetest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// join begins to use the server of a directory. It starts a keeper if there is none.
func join(ctx context.Context, dir string) (*user, error) {
	forgetOtherServers()
	mode := os.FileMode(0o700)
	if os.Geteuid() == 0 {
		mode = 0o711 // the user that PostgreSQL runs as must get in
	}
	if err := os.MkdirAll(dir, mode); err != nil {
		return nil, err
	}
	lock, err := awaitLock(ctx, filepath.Join(dir, usersLock))
	if err != nil {
		return nil, fmt.Errorf("wait for the former server to stop: %w", err)
	}
	conn, err := connect(ctx, dir)
	if err != nil {
		_ = lock.Close() // as we do not use it
		return nil, err
	}
	return newUser(ctx, lock, conn)
}

// forgetOtherServers takes out of the environment what libpq and pgx read there, as postgres.Start does.
func forgetOtherServers() {
	for _, pair := range os.Environ() {
		if name, _, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "PG") {
			_ = os.Unsetenv(name) // the name is from the environment, so it is one
		}
	}
}

// awaitLock waits for the shared lock of the users: a keeper that stops its server has an exclusive one.
func awaitLock(ctx context.Context, path string) (*os.File, error) {
	for {
		lock, err := lockFile(path, syscall.LOCK_SH|syscall.LOCK_NB)
		if lock != nil || err != nil {
			return lock, err
		}
		if err := pause(ctx); err != nil {
			return nil, err
		}
	}
}

// connect returns a connection to the server's own database. Whoever calls it is a user already, so that a server that
// runs stays.
func connect(ctx context.Context, dir string) (*pgx.Conn, error) {
	for {
		if address, err := os.ReadFile(filepath.Join(dir, addressFile)); err == nil {
			if conn, err := pgx.Connect(ctx, string(address)); err == nil {
				return conn, nil
			}
		}
		free, err := lockFile(filepath.Join(dir, keeperLock), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != nil {
			return nil, err
		}
		if free != nil { // nobody keeps the server
			_ = free.Close()
			if err := startKeeper(ctx, dir); err != nil {
				return nil, err
			}
		}
		if err := pause(ctx); err != nil {
			return nil, fmt.Errorf("nobody answers in %s: %w", dir, err)
		}
	}
}

// startKeeper starts a keeper and returns when its server runs, or when it has ended since another one is quicker.
func startKeeper(ctx context.Context, dir string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	path := filepath.Join(dir, logFile)
	log, err := os.Create(path)
	if err != nil {
		return err
	}
	defer log.Close()                                        // the keeper has its own handle, and none of ours
	keeper := exec.Command(program)                          // without a context: it outlives us
	keeper.Dir, keeper.Stdout, keeper.Stderr = dir, log, log // so go test does not wait for it
	keeper.Env = append(os.Environ(), keeperOf+"="+dir)
	keeper.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // Ctrl-C is for the tests
	if err := keeper.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- keeper.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				said, _ := os.ReadFile(path) // without it the error alone has to do
				return fmt.Errorf("the keeper of the test server: %w: %s", err, said)
			}
			return nil
		default:
		}
		if _, err := os.Stat(filepath.Join(dir, addressFile)); err == nil {
			return nil
		}
		if err := pause(ctx); err != nil {
			return err
		}
	}
}

func pause(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(10 * time.Millisecond):
		return nil
	}
}
