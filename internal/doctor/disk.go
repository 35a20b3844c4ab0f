package doctor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// leastFree is how much of a disk should be free, in bytes, and in parts of a hundred.
const (
	leastFree    = 1 << 30
	leastPercent = 5
)

// disk looks at the folder of the state.
func disk(_ context.Context, p Patient) []Finding {
	const about = "Speicherplatz"
	if p.State == "" {
		return nil
	}
	folder, err := os.Stat(p.State)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil // it is made when it is needed
	case err != nil:
		return []Finding{{about, Fault, err.Error(), "Rechte an RUNDTISCH_STATE prüfen."}}
	case !folder.IsDir():
		return []Finding{{about, Fault, p.State + " ist kein Ordner.", "RUNDTISCH_STATE prüfen."}}
	}
	var stat syscall.Statfs_t
	if err := syscall.Statfs(p.State, &stat); err != nil {
		return []Finding{{about, Warning, err.Error(), "Rechte an RUNDTISCH_STATE prüfen."}}
	}
	return []Finding{space(p.State, stat.Bavail*uint64(stat.Bsize), stat.Blocks*uint64(stat.Bsize))}
}

func space(folder string, free, all uint64) Finding {
	f := Finding{"Speicherplatz", OK, fmt.Sprintf("%d MB frei in %s.", free>>20, folder), ""}
	if free < leastFree || free < all/100*leastPercent {
		f.State, f.Said = Warning, fmt.Sprintf("Nur noch %d MB frei in %s.", free>>20, folder)
		f.Todo = "Platz schaffen: Ist die Platte voll, kann eine private Datenbank nichts mehr speichern."
	}
	return f
}
