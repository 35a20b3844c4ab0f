package archive

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"
)

// Writer writes a backup. What it wrote is one only after Close.
type Writer struct {
	tar    *tar.Writer
	packed *zstd.Encoder // nil: it is not packed
	at     time.Time
	sums   bytes.Buffer
	counts map[string]int64
	piece  int // the size of one
}

// NewWriter begins a backup: the header is written at once.
func NewWriter(w io.Writer, h Header, pack bool) (*Writer, error) {
	h.Format = format
	aw := &Writer{at: h.MadeAt, counts: map[string]int64{}, piece: pieceSize}
	if pack {
		encoder, err := zstd.NewWriter(w)
		if err != nil {
			return nil, err
		}
		aw.packed, w = encoder, encoder
	}
	aw.tar = tar.NewWriter(w)
	header, err := json.MarshalIndent(h, "", "\t")
	if err != nil {
		return nil, err
	}
	if err := aw.add(nameReadme, []byte(sayReadme)); err != nil {
		return nil, err
	}
	return aw, aw.add(nameHeader, append(header, '\n'))
}

// add writes one entry and notes its sum.
func (w *Writer) add(name string, data []byte) error {
	sum := sha256.Sum256(data)
	fmt.Fprintf(&w.sums, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	return w.entry(name, data)
}

func (w *Writer) entry(name string, data []byte) error {
	head := &tar.Header{Name: name, Mode: 0o600, Size: int64(len(data)), ModTime: w.at, Typeflag: tar.TypeReg}
	if err := w.tar.WriteHeader(head); err != nil {
		return err
	}
	_, err := w.tar.Write(data)
	return err
}

// Table writes the rows of a table: fill gives them away and says how many there were.
func (w *Writer) Table(name string, fill func(io.Writer) (rows int64, err error)) error {
	pieces := &pieces{to: w, table: name}
	rows, err := fill(pieces)
	if err != nil {
		return err
	}
	w.counts[name] = rows
	return pieces.flush()
}

// Close writes the counts and the sums. Without them nobody takes the file for whole.
func (w *Writer) Close() error {
	counts, err := json.MarshalIndent(w.counts, "", "\t") // in the order of their names
	if err != nil {
		return err
	}
	if err := w.add(nameCounts, append(counts, '\n')); err != nil {
		return err
	}
	if err := w.entry(nameSums, []byte(w.sums.String()+overall(w.sums.Bytes()))); err != nil {
		return err
	}
	if err := w.tar.Close(); err != nil || w.packed == nil {
		return err
	}
	return w.packed.Close()
}

// overall is the last line of the sums: the one over all of them. For sha256sum it is a remark.
func overall(sums []byte) string {
	sum := sha256.Sum256(sums)
	return "# insgesamt " + hex.EncodeToString(sum[:]) + "\n"
}

// pieces cuts what is written into entries.
type pieces struct {
	to     *Writer
	table  string
	buffer []byte
	number int
}

// Write implements io.Writer.
func (p *pieces) Write(data []byte) (int, error) {
	n := len(data)
	for len(data) > 0 {
		took := min(len(data), p.to.piece-len(p.buffer))
		p.buffer, data = append(p.buffer, data[:took]...), data[took:]
		if len(p.buffer) == p.to.piece {
			if err := p.flush(); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

func (p *pieces) flush() error {
	if len(p.buffer) == 0 {
		return nil
	}
	p.number++
	err := p.to.add(pieceName(p.table, p.number), p.buffer)
	p.buffer = p.buffer[:0]
	return err
}

func pieceName(table string, number int) string {
	return fmt.Sprintf("%s%s.%06d", nameTables, table, number)
}
