package storetest

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func TestMain(m *testing.M) {
	if role := os.Getenv("RUNDTISCH_TEST_ROLE"); role != "" && os.Getenv(keeperOf) == "" {
		if err := play(role); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	Main(m)
}

// play is another process of a test: it fills a template, takes a copy of it, says where, and stays until its input ends.
// One that is to die does so while it fills.
func play(role string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	u, err := join(ctx, directoryOfTests())
	if err != nil {
		return err
	}
	defer u.leave()
	fmt.Println("joined")
	if err := u.make(ctx, "filled_probe", "template0", func(url string) error { return fill(ctx, url, role == "dies") }); err != nil {
		return err
	}
	c, err := u.copy("filled_probe")
	if err != nil {
		return err
	}
	if _, err := u.create(ctx, "filled_probe"); err != nil { // nobody drops this one
		return err
	}
	fmt.Println(u.url(c.name))
	_, _ = io.Copy(io.Discard, os.Stdin) // until the test closes it, or is gone
	u.giveBack(c)
	return nil
}

// fill writes two rows and tells the directory that it was here.
func fill(ctx context.Context, url string, die bool) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(ctx) }() // it waits for nothing
	note, err := os.OpenFile(filepath.Join(directoryOfTests(), "fillings"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer note.Close()
	if _, err := fmt.Fprintln(note, os.Getpid()); err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, `create table kept (word text); insert into kept values ('first')`); err != nil {
		return err
	}
	if die {
		fmt.Println("half")
		select {}
	}
	_, err = conn.Exec(ctx, `select pg_sleep(0.2); insert into kept values ('second')`)
	return err
}

// other is another process that plays a role.
type other struct {
	cmd   *exec.Cmd
	stdin io.Closer
	out   *bufio.Scanner
}

// newDirectory is a directory for a server that the user PostgreSQL runs as may enter. What is in it at the end is gone soon.
func newDirectory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "rundtisch-test-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		awaitStopped(t, dir)
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// spawn starts another process that uses the server of a directory.
func spawn(t *testing.T, role, dir string) *other {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "RUNDTISCH_TEST_ROLE="+role, "RUNDTISCH_TEST_POSTGRES="+dir, "RUNDTISCH_TEST_LINGER=0s")
	cmd.Stderr = os.Stderr
	stdout, outErr := cmd.StdoutPipe()
	stdin, inErr := cmd.StdinPipe()
	if outErr != nil || inErr != nil {
		t.Fatal(outErr, inErr)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	o := &other{cmd, stdin, bufio.NewScanner(stdout)}
	if !o.out.Scan() || o.out.Text() != "joined" {
		t.Fatalf("the other process says %q", o.out.Text())
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // if it is still there
		_ = cmd.Wait()
	})
	return o
}

// says returns the next thing that the other process says.
func (o *other) says(t *testing.T) string {
	t.Helper()
	if !o.out.Scan() || strings.HasPrefix(o.out.Text(), "error:") {
		t.Fatalf("the other process says %q", o.out.Text())
	}
	return o.out.Text()
}

// leave lets the other process end in order.
func (o *other) leave(t *testing.T) {
	t.Helper()
	_ = o.stdin.Close()
	for o.out.Scan() {
		t.Log("the other process:", o.out.Text())
	}
	if err := o.cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// kill ends the other process with kill -9.
func (o *other) kill(t *testing.T) {
	t.Helper()
	if err := o.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = o.cmd.Wait() // "signal: killed"
}

// ask asks a database and returns the first column of all rows.
func ask(t *testing.T, url, sql string) []string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }() // it was read from only
	rows, err := conn.Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return got
}
