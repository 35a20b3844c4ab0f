// Command dev is the loop to work in (make dev): it serves the directory while its sources change. A changed text in a
// template is on the page at once, as templ reads it from a file; for anything else the program is built again and the new
// one takes over from the old. The browser reloads by itself. Nothing here is part of the program that is deployed.
//
//	browser → templ's proxy, which adds the script that reloads → gate → the program
//
// The private PostgreSQL is started once and outlives every program.
package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"rundtisch/internal/postgres"
)

const usualAddress = "127.0.0.1:8080"

func main() {
	if len(os.Args) == 3 && os.Args[1] == "changed" {
		if err := post(context.Background(), os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, "dev:", err)
			os.Exit(1)
		}
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

// run works until ctx ends and leaves nothing behind.
func run(ctx context.Context) (err error) {
	address, err := free(os.Getenv("RUNDTISCH_ADDR"))
	if err != nil {
		return err
	}
	texts, err := os.MkdirTemp("", "rundtisch-dev-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(texts)) }()
	stopDatabase, err := startDatabase(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stopDatabase()) }()

	g := newGate()
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	front := &http.Server{Handler: g, ReadHeaderTimeout: stopTime}
	go func() { _ = front.Serve(door) }()
	defer func() { err = errors.Join(err, front.Close()) }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watching, err := watch(ctx, texts, address, "http://"+door.Addr().String())
	if err != nil {
		return err
	}
	w := &workshop{gate: g, address: address, texts: texts, binary: filepath.Join(texts, "rundtisch")}
	err = w.work(ctx)
	cancel()
	return errors.Join(err, <-watching)
}

// free returns address, or the usual one, if nobody listens there.
func free(address string) (*net.TCPAddr, error) {
	if address == "" {
		address = usualAddress
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	defer func() { _ = l.Close() }()
	return l.Addr().(*net.TCPAddr), nil
}

// startDatabase starts the private PostgreSQL, which the programs find and share, unless another one is to be used.
func startDatabase(ctx context.Context) (stop func() error, err error) {
	if os.Getenv("DATABASE_URL") != "" {
		return func() error { return nil }, nil
	}
	private, err := postgres.Start(ctx, postgres.Options{StateDir: os.Getenv("RUNDTISCH_STATE"), Log: func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, format+"\n", args...)
	}})
	if err != nil {
		return nil, err
	}
	return func() error {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
		defer cancel()
		return private.Stop(last)
	}, nil
}

// post sends an empty message to one of the servers here.
func post(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	return answer.Body.Close()
}
