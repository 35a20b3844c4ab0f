package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"runtime/debug"
	"sync"
	"time"

	"github.com/riverqueue/river/rivertype"
)

var addressLike = regexp.MustCompile(`[^\s<>"'(),;:]+@[^\s<>"'(),;:]+`)

// plainError is an error whose words name no e-mail address; it can be logged, and River keeps it with the job.
type plainError struct{ error }

func (e plainError) Error() string { return addressLike.ReplaceAllString(e.error.Error(), "…") }
func (e plainError) Unwrap() error { return e.error }

// speakPlainly logs work that failed, one line each, and turns a panic into an error. Neither names an address.
func (j *Jobs) speakPlainly(ctx context.Context, job *rivertype.JobRow, work func(context.Context) error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = plainError{fmt.Errorf("panic: %v", value)}
			j.log.ErrorContext(ctx, "background work panicked", "kind", job.Kind, "job", job.ID, "err", err, "stack", string(debug.Stack()))
		}
	}()
	err = work(ctx)
	var cancel *rivertype.JobCancelError
	var snooze *rivertype.JobSnoozeError
	if err == nil || errors.As(err, &cancel) || errors.As(err, &snooze) {
		return err
	}
	err = plainError{err}
	level := slog.LevelWarn // it is tried again
	if job.Attempt >= job.MaxAttempts {
		level = slog.LevelError
	}
	j.log.Log(ctx, level, "background work failed", "kind", job.Kind, "job", job.ID, "attempt", job.Attempt, "of", job.MaxAttempts, "err", err)
	return err
}

// calm passes on what River reports as an error, each message once a minute at most, and of its details only the error.
type calm struct {
	slog.Handler
	now  func() time.Time
	mu   *sync.Mutex
	last map[string]time.Time
}

func newCalm(to slog.Handler, now func() time.Time) calm {
	return calm{to, now, &sync.Mutex{}, map[string]time.Time{}}
}

// Enabled implements slog.Handler.
func (c calm) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelError }

// Handle implements slog.Handler.
func (c calm) Handle(ctx context.Context, record slog.Record) error {
	if !c.due(record.Message) {
		return nil
	}
	short := slog.NewRecord(record.Time, record.Level, "background work: "+record.Message, record.PC)
	record.Attrs(func(a slog.Attr) bool {
		if a.Key == "err" || a.Key == "error" {
			short.AddAttrs(slog.String("err", addressLike.ReplaceAllString(a.Value.String(), "…")))
		}
		return true
	})
	return c.Handler.Handle(ctx, short)
}

// WithAttrs implements slog.Handler; the details are left out anyway.
func (c calm) WithAttrs([]slog.Attr) slog.Handler { return c }

// WithGroup implements slog.Handler.
func (c calm) WithGroup(string) slog.Handler { return c }

func (c calm) due(message string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if last, ok := c.last[message]; ok && now.Sub(last) < time.Minute {
		return false
	}
	c.last[message] = now
	return true
}
