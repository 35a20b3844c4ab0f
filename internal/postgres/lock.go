//go:build linux || darwin

package postgres

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"
)

// lock is an exclusive lock on a file. The kernel lets go of it when the process
// ends in whatever way; the file stays, empty.
type lock struct{ file *os.File }

// tryLock returns nil without an error if somebody else holds the lock, in this
// process or in another.
func tryLock(path string) (*lock, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return &lock{file}, nil
	}
	_ = file.Close() // nothing was written
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, nil
	}
	return nil, &os.PathError{Op: "flock", Path: path, Err: err}
}

// waitLock waits for the lock and calls waiting once if it has to.
func waitLock(ctx context.Context, path string, waiting func()) (*lock, error) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for first := true; ; first = false {
		l, err := tryLock(path)
		if l != nil || err != nil {
			return l, err
		}
		if first {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
	}
}

// release may be called on a nil lock and more than once.
func (l *lock) release() {
	if l != nil {
		_ = l.file.Close() // closing lets go of the lock even where it reports an error
	}
}
