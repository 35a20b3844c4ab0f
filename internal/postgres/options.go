package postgres

import (
	"os"
	"path/filepath"
)

// Options says where a private PostgreSQL lives and who hears about it.
type Options struct {
	// StateDir holds the data, in a sub directory named postgresql.
	// It is created if missing; empty means DefaultStateDir.
	StateDir string

	// CacheDir holds fetched binaries, which can be fetched again.
	// It is created if missing; empty means DefaultCacheDir.
	CacheDir string

	// Log is told in German, for people, what takes time or went wrong. It is also
	// called after Start has returned, from another goroutine. It may be nil.
	Log func(format string, args ...any)

	// Throwaway is for data that can be made again, such as those of tests: nothing waits for the disk, there is room for
	// many connections at once, and no table is looked after. After a power cut the data are worth nothing.
	Throwaway bool

	search *search // where to look for binaries; nil means everywhere, only tests set it
}

// DefaultStateDir is where data belongs on this machine: /var/lib/rundtisch for
// root, below XDG_STATE_HOME or ~/.local/state for everybody else.
// It is empty if the user has no home directory.
func DefaultStateDir() string {
	return defaultDir("/var/lib", "XDG_STATE_HOME", ".local/state")
}

// DefaultCacheDir is where things belong that can be had again:
// /var/cache/rundtisch for root, below XDG_CACHE_HOME or ~/.cache for everybody
// else. It is empty if the user has no home directory.
func DefaultCacheDir() string {
	return defaultDir("/var/cache", "XDG_CACHE_HOME", ".cache")
}

func defaultDir(root, variable, belowHome string) string {
	if os.Geteuid() == 0 {
		return filepath.Join(root, "rundtisch")
	}
	if dir := os.Getenv(variable); filepath.IsAbs(dir) { // XDG: relative paths are to be ignored
		return filepath.Join(dir, "rundtisch")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, filepath.FromSlash(belowHome), "rundtisch")
}
