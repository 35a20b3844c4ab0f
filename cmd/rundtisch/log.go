package main

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"

	"rundtisch/internal/config"
)

// newLog is where the program writes what happens. Of many lines in a short time those that say nothing bad are written
// together, at most logBeat later, as a system call for each is a tenth of what a kept page costs; flush writes them.
func newLog(cfg config.Config, to io.Writer) (log *slog.Logger, flush func()) {
	level := slog.LevelInfo
	if cfg.Log == config.LogWarnings {
		level = slog.LevelWarn
	}
	lines := &lines{to: to}
	return slog.New(promptly{slog.NewTextHandler(lines, &slog.HandlerOptions{Level: level}), lines}), lines.flush
}

const (
	logBeat = 50 * time.Millisecond
	logSize = 32 << 10
)

// lines collects lines that follow each other closely.
type lines struct {
	to io.Writer

	mu      sync.Mutex
	waiting []byte
	written time.Time
	timed   bool
}

// Write implements io.Writer. It never fails: there is nobody to tell.
func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, p...)
	switch {
	case len(l.waiting) >= logSize, time.Since(l.written) >= logBeat:
		l.write()
	case !l.timed:
		l.timed = true
		time.AfterFunc(logBeat, l.flush)
	}
	return len(p), nil
}

func (l *lines) flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.timed = false
	l.write()
}

// write writes what waits. l.mu is held.
func (l *lines) write() {
	if len(l.waiting) > 0 {
		_, _ = l.to.Write(l.waiting)
		l.waiting, l.written = l.waiting[:0], time.Now()
	}
}

// promptly writes at once what is a warning or worse, and what waits before it.
type promptly struct {
	slog.Handler
	lines *lines
}

// Handle implements slog.Handler.
func (p promptly) Handle(ctx context.Context, r slog.Record) error {
	err := p.Handler.Handle(ctx, r)
	if r.Level >= slog.LevelWarn {
		p.lines.flush()
	}
	return err
}

// WithAttrs implements slog.Handler.
func (p promptly) WithAttrs(attrs []slog.Attr) slog.Handler {
	return promptly{p.Handler.WithAttrs(attrs), p.lines}
}

// WithGroup implements slog.Handler.
func (p promptly) WithGroup(name string) slog.Handler {
	return promptly{p.Handler.WithGroup(name), p.lines}
}
