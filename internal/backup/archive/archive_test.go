package archive

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"time"
)

var sample = Header{
	MadeAt: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC), Migrations: []int64{1, 2}, Jobs: 6,
	Tables: []Table{{"public.a", []string{"id"}}, {"public.empty", []string{"id"}}, {"desk.b", []string{"x", "y"}}},
}

// made is a backup of three tables, the last of more than two pieces.
func made(t testing.TB, pack bool) []byte {
	t.Helper()
	var file bytes.Buffer
	w, err := NewWriter(&file, sample, pack)
	if err != nil {
		t.Fatal(err)
	}
	w.piece = 10_000
	for i, rows := range []int{3, 0, 2000} {
		if err := w.Table(sample.Tables[i].Name, lines(rows)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func lines(n int) func(io.Writer) (int64, error) {
	return func(w io.Writer) (int64, error) {
		for i := range n {
			if _, err := fmt.Fprintf(w, "%d\tzeile\n", i); err != nil {
				return 0, err
			}
		}
		return int64(n), nil
	}
}

func check(file []byte) error {
	_, _, _, err := Check(bytes.NewReader(file), func(int) {})
	return err
}

func TestWhatWasWrittenIsRead(t *testing.T) {
	t.Parallel()
	for _, pack := range []bool{true, false} {
		r, err := NewReader(bytes.NewReader(made(t, pack)))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		rows := map[string]int{}
		pieces := 0
		for {
			table, piece, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			rows[table] += bytes.Count(piece, []byte("\n"))
			pieces++
		}
		if fmt.Sprint(rows) != "map[desk.b:2000 public.a:3]" || pieces != 4 || r.Counts["desk.b"] != 2000 || r.Sum == "" {
			t.Errorf("packed %t: %v in %d pieces, counted %v", pack, rows, pieces, r.Counts)
		}
	}
}

func TestACutFileIsRefusedWhereverItWasCut(t *testing.T) {
	t.Parallel()
	for _, pack := range []bool{true, false} {
		file := made(t, pack)
		end := len(bytes.TrimRight(file, "\x00")) // nothing but zeros follows
		at := []int{0, 1, 261, 262, 600, end / 2, end - 1}
		for range 50 {
			at = append(at, rand.IntN(end))
		}
		for _, n := range at {
			if err := check(file[:n]); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNone) {
				t.Errorf("packed %t, %d of %d bytes: %v", pack, n, len(file), err)
			}
		}
	}
}

func TestAChangedFileIsRefusedWhereverItWasChanged(t *testing.T) {
	t.Parallel()
	for _, pack := range []bool{true, false} {
		file := made(t, pack)
		for range 60 {
			n := rand.IntN(len(bytes.TrimRight(file, "\x00")))
			changed := bytes.Clone(file)
			changed[n] ^= 1 << rand.IntN(8)
			err := check(changed)
			if err == nil && (!pack && unimportant(file, n) || pack && bytes.Equal(unpacked(t, changed), unpacked(t, file))) {
				continue
			}
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNone) && !errors.Is(err, ErrNewer) {
				t.Errorf("packed %t, byte %d of %d: %v", pack, n, len(file), err)
			}
		}
	}
}

// unpacked is what zstd makes of a file. Some of its bits may have another value and mean the same.
func unpacked(t testing.TB, file []byte) []byte {
	t.Helper()
	decoder, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	plain, err := decoder.DecodeAll(file, nil)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

// unimportant reports whether a byte says nothing of what is restored: who owns an entry, what fills up its block.
func unimportant(file []byte, n int) bool {
	block := file[n/512*512:][:512]
	return string(block[257:262]) == "ustar" || block[n%512] == 0
}

func TestWhatIsBehindTheEndIsRefused(t *testing.T) {
	t.Parallel()
	for _, pack := range []bool{true, false} {
		file := made(t, pack)
		if err := check(append(bytes.Clone(file), "more"...)); !errors.Is(err, ErrDamaged) {
			t.Errorf("packed %t: %v", pack, err)
		}
		if err := check(append(bytes.Clone(file), file...)); !errors.Is(err, ErrDamaged) {
			t.Errorf("packed %t, twice: %v", pack, err)
		}
	}
}

// Whoever takes a piece out and puts the sums right for the others is found by what is counted.
func TestAPieceLessIsRefused(t *testing.T) {
	t.Parallel()
	var file bytes.Buffer
	in, out := tar.NewReader(bytes.NewReader(made(t, false))), tar.NewWriter(&file)
	for {
		head, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if head.Name == pieceName("desk.b", 2) {
			continue
		}
		if err := out.WriteHeader(head); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(out, in); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	if err := check(file.Bytes()); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), pieceName("desk.b", 3)) {
		t.Errorf("%v", err)
	}
}

func TestSomethingElseIsNoBackup(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ file, says string }{
		"nothing": {"", "keine Sicherung"},
		"text":    {strings.Repeat("Das ist ein Text. ", 100), "keine Sicherung"},
		"a zip":   {"PK\x03\x04" + strings.Repeat("x", 1000), "keine Sicherung"},
		"age":     {"age-encryption.org/v1\n-> X25519 x" + strings.Repeat("x", 1000), "age --decrypt"},
		"gpg":     {"-----BEGIN PGP MESSAGE-----\n" + strings.Repeat("x", 1000), "gpg --decrypt"},
	} {
		if err := check([]byte(test.file)); !errors.Is(err, ErrNone) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// As the file itself says to whoever has nothing but the usual tools.
func TestTheUsualToolsOpenAndCheckIt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "sicherung.tar")
	if err := os.WriteFile(name, made(t, false), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"tar", "-xf", name}, {"sha256sum", "--quiet", "-c", nameSums}} {
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", command, err, out)
		}
	}
}
