package admin

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/store"
)

// wholeVersion is the version of the layout of a whole directory.
const wholeVersion = 1

// The files of a whole directory: a document a network, what documents do not hold as lines of JSON, and, written last,
// how much there is of everything.
const (
	wholeContents  = "bestand.json"
	wholeReadme    = "LIESMICH.txt"
	wholeDocuments = "netzwerke"
	wholeRest      = "bestand"
)

type contents struct {
	Version  int            `json:"rundtisch_bestand"`
	Networks int            `json:"netzwerke"`
	Rows     map[string]int `json:"zeilen"` // by part
}

// Whole writes everything of the directory into files: the same directory always gives the same bytes. It reads one
// state of it, a network at a time, and writes how far it is to progress.
func Whole(ctx context.Context, s *store.Store, files Files, progress io.Writer) error {
	c := contents{Version: wholeVersion, Rows: map[string]int{}}
	err := s.Snapshot(ctx, func(s *store.Store) error {
		if err := write(files, wholeReadme, []byte(sayWhole)); err != nil {
			return err
		}
		keys, err := s.NetworkKeys(ctx)
		if err != nil {
			return err
		}
		c.Networks = len(keys)
		reported := time.Now()
		for n, key := range keys {
			d, err := s.Dossier(ctx, key)
			if err != nil {
				return err
			}
			if err := writeDocument(files, d); err != nil {
				return err
			}
			if time.Since(reported) >= sayEvery {
				reported = time.Now()
				fmt.Fprintf(progress, sayProgress, n+1, len(keys))
			}
		}
		for _, part := range store.RestParts() {
			if c.Rows[part], err = writeRest(ctx, s, files, part); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return err
	}
	return write(files, wholeContents, append(data, '\n'))
}

func writeDocument(files Files, d directory.Dossier) error {
	data, err := document.Encode(d)
	if err != nil {
		return err
	}
	return write(files, wholeDocuments+"/"+d.Network.Key+".yaml", data)
}

func writeRest(ctx context.Context, s *store.Store, files Files, part string) (n int, err error) {
	out, err := files.Create(wholeRest + "/" + part + ".jsonl")
	if err != nil {
		return 0, err
	}
	lines := bufio.NewWriter(out)
	err = s.Rest(ctx, part, func(row []byte) error {
		n++
		_, err := lines.Write(append(row, '\n'))
		return err
	})
	if err != nil {
		return n, err
	}
	return n, lines.Flush()
}

func write(files Files, name string, data []byte) error {
	out, err := files.Create(name)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}
