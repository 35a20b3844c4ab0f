//go:build linux || darwin

package postgres

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnpack(t *testing.T) {
	t.Parallel()
	file := func(name, content string) tar.Header {
		return tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Size: int64(len(content)), Linkname: content}
	}
	for _, test := range []struct {
		name    string
		entries []tar.Header // Linkname is the content
		wrong   string       // part of the error
	}{
		{"links from the list", []tar.Header{
			file("package/native/lib/a.so.1.2", "library"), file("package/README.md", "left out"),
			file("package/native/pg-symlinks.json", `[{"source":"native/lib/a.so.1.2","target":"native/lib/a.so"}]`),
		}, ""},
		{"a way out by ..", []tar.Header{file("package/native/../../../a", "x")}, "leads out"},
		{"a way out from the root", []tar.Header{file("/package/native/a", "x")}, "leads out"},
		{"a link in the archive", []tar.Header{{Name: "package/native/a", Typeflag: tar.TypeSymlink, Linkname: "/etc"}},
			"neither file nor directory"},
		{"a device", []tar.Header{{Name: "package/native/a", Typeflag: tar.TypeChar}}, "neither file nor directory"},
		{"the same file twice", []tar.Header{file("package/native/a", "x"), file("package/native/a", "y")}, "file exists"},
		{"a link to elsewhere", []tar.Header{
			file("package/native/pg-symlinks.json", `[{"source":"native/../../x","target":"native/a"}]`)}, "leads out"},
		{"a link from elsewhere", []tar.Header{
			file("package/native/pg-symlinks.json", `[{"source":"native/x","target":"/tmp/a"}]`)}, "leads out"},
		{"a large file", []tar.Header{file("package/native/a", strings.Repeat("x", 100_000))}, "too large"},
		{"a large file that is left out", []tar.Header{file("package/a", strings.Repeat("x", 100_000)),
			file("package/native/b", "x")}, "too large"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(tempDir(t), "tree")
			err := unpack(pack(t, test.entries), dir, 50_000)
			if test.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), test.wrong) {
					t.Errorf("error %v, want one that says: %s", err, test.wrong)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got, err := os.Readlink(filepath.Join(dir, "lib", "a.so")); err != nil || got != "a.so.1.2" {
				t.Errorf("link to %q, %v, want a.so.1.2", got, err)
			}
			if got, err := os.ReadFile(filepath.Join(dir, "lib", "a.so")); err != nil || string(got) != "library" {
				t.Errorf("content %q, %v, want library", got, err)
			}
			if _, err := os.Stat(filepath.Join(dir, "README.md")); err == nil {
				t.Error("what is outside of native was unpacked as well")
			}
		})
	}
}

func pack(t *testing.T, entries []tar.Header) *bytes.Buffer {
	t.Helper()
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	files := tar.NewWriter(zip)
	for _, header := range entries {
		content := header.Linkname
		if header.Typeflag == tar.TypeReg {
			header.Linkname = ""
		}
		if err := files.WriteHeader(&header); err != nil {
			t.Fatal(err)
		}
		if header.Typeflag == tar.TypeReg {
			if _, err := files.Write([]byte(content)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := files.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return &out
}
