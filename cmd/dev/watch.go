package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// watched are the sources: whatever the program is built from, and the templates.
const watched = `(\.go|\.templ|\.sql|/static/[^/]+|/data/[^/]+|\.ya?ml|\.toml|\.txt|\.json|\.tsv)$`

// unwatched are files that look like sources and change nothing.
const unwatched = `(_test\.go|/testdata/.*|/node_modules/.*)$`

// stopTime is how long a program may take to end in order.
const stopTime = 5 * time.Second

// watch starts templ, which keeps the generated files and the texts up to date, answers browsers at address and says at
// the gate what needs a build. The channel says how it ended.
func watch(ctx context.Context, texts string, address *net.TCPAddr, gate string) (<-chan error, error) {
	path, err := exec.CommandContext(ctx, "go", "tool", "-modfile=tools/go.mod", "-n", "templ").Output()
	if err != nil {
		return nil, fmt.Errorf("templ: %w", explained(err))
	}
	templ := exec.CommandContext(ctx, strings.TrimSpace(string(path)), "generate", "-watch", "-log-level=warn",
		"-watch-pattern="+watched, "-ignore-pattern="+unwatched,
		"-cmd="+os.Args[0]+" changed "+gate+changedPath,
		"-proxy="+gate, "-proxybind="+address.IP.String(), "-proxyport="+strconv.Itoa(address.Port), "-open-browser=false")
	templ.Env = append(os.Environ(), textsFrom(texts)...)
	templ.Stdout = unlessDone{ctx, os.Stdout} // asked to end, it complains that its commands do not run
	templ.Stderr = unlessDone{ctx, os.Stderr}
	inOrder(templ)
	if err := templ.Start(); err != nil {
		return nil, err
	}
	done := make(chan error, 1)
	go func() {
		err := templ.Wait()
		if ctx.Err() != nil {
			err = nil // it was asked to end
		}
		done <- err
	}()
	return done, nil
}

// textsFrom is the environment in which templ writes the texts of templates to this folder, and pages read them there.
func textsFrom(folder string) []string {
	return []string{"TEMPL_DEV_MODE=true", "TEMPL_DEV_MODE_ROOT=" + folder}
}

// unlessDone passes on what is said while the context lasts.
type unlessDone struct {
	ctx context.Context
	to  io.Writer
}

func (u unlessDone) Write(p []byte) (int, error) {
	if u.ctx.Err() != nil {
		return len(p), nil
	}
	return u.to.Write(p)
}

// inOrder lets the end of its context interrupt cmd instead of killing it.
func inOrder(cmd *exec.Cmd) {
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = stopTime
}

// explained is err with what the command said.
func explained(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return fmt.Errorf("%w: %s", err, exit.Stderr)
	}
	return err
}
