package archive

import (
	"archive/tar"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Reader reads a backup and checks what it reads.
type Reader struct {
	Header Header
	// Counts says how many rows each table has, and Sum is the sum over everything. They are known after the end.
	Counts map[string]int64
	Sum    string

	in     *bufio.Reader
	packed *zstd.Decoder // nil: it is not packed
	tar    *tar.Reader
	sums   bytes.Buffer // what they have to be, by what was read
	table  int          // of Header.Tables, the one that is being read
	number int          // of its last piece
}

// NewReader reads the header. The errors of a Reader are of the kinds ErrDamaged, ErrNone and ErrNewer. Close it in the end.
func NewReader(file io.Reader) (*Reader, error) {
	r := &Reader{in: bufio.NewReaderSize(file, 1<<16)}
	if err := r.open(); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// Close gives back what reading took.
func (r *Reader) Close() {
	if r.packed != nil {
		r.packed.Close()
	}
}

func (r *Reader) open() error {
	unpacked := io.Reader(r.in)
	begin, err := r.in.Peek(262)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case bytes.HasPrefix(begin, []byte("\x28\xb5\x2f\xfd")): // zstd
		if r.packed, err = zstd.NewReader(r.in, zstd.WithDecoderMaxMemory(entryMax)); err != nil {
			return err
		}
		unpacked = r.packed
	case bytes.HasPrefix(begin, []byte("age-encryption.org/")), bytes.HasPrefix(begin, []byte("-----BEGIN AGE ")):
		return fmt.Errorf(sayEncrypted, ErrNone)
	case bytes.HasPrefix(begin, []byte("-----BEGIN PGP ")), len(begin) > 0 && (begin[0] == 0x84 || begin[0] == 0x85 || begin[0] == 0x8c):
		return fmt.Errorf(sayGPG, ErrNone)
	case len(begin) < 262 || string(begin[257:262]) != "ustar":
		return ErrNone
	}
	r.tar = tar.NewReader(unpacked)
	name, _, err := r.entry()
	if err != nil || name != nameReadme {
		return errors.Join(ErrNone, err)
	}
	name, data, err := r.entry()
	if err != nil {
		return err
	}
	if name != nameHeader {
		return fmt.Errorf(sayOutOfOrder, ErrDamaged, name)
	}
	if err := json.Unmarshal(data, &r.Header); err != nil {
		return fmt.Errorf(sayUnreadable, ErrDamaged, err)
	}
	switch {
	case r.Header.Format < 1: // there never was such a one
		return fmt.Errorf(sayOutOfOrder, ErrDamaged, name)
	case r.Header.Format > format:
		return fmt.Errorf(sayFormat, ErrNewer, r.Header.Format, format)
	}
	return nil
}

// entry reads the next one whole and notes its sum, unless it is the one that holds the sums.
func (r *Reader) entry() (name string, data []byte, err error) {
	head, err := r.tar.Next()
	if err == nil && head.Size > entryMax {
		return "", nil, fmt.Errorf(sayTooBig, ErrDamaged, head.Name)
	}
	if err == nil {
		data, err = io.ReadAll(r.tar)
	}
	if err != nil {
		return "", nil, broken(err)
	}
	if head.Name != nameSums {
		sum := sha256.Sum256(data)
		fmt.Fprintf(&r.sums, "%s  %s\n", hex.EncodeToString(sum[:]), head.Name)
	}
	return head.Name, data, nil
}

// broken says of a stream that could not be read on that it is damaged.
func broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf(sayCut, ErrDamaged)
	}
	return fmt.Errorf(sayUnreadable, ErrDamaged, err)
}

// Next returns the next piece of the rows of a table; tables come in the order of the header. In the end, when everything was
// read and was right, its error is io.EOF.
func (r *Reader) Next() (table string, piece []byte, err error) {
	name, data, err := r.entry()
	if err != nil {
		return "", nil, err
	}
	if name == nameCounts {
		return "", nil, r.end(data)
	}
	for ; r.table < len(r.Header.Tables); r.table, r.number = r.table+1, 0 {
		table = r.Header.Tables[r.table].Name
		if strings.HasPrefix(name, nameTables+table+".") {
			if r.number++; name != pieceName(table, r.number) {
				break
			}
			return table, data, nil
		}
	}
	return "", nil, fmt.Errorf(sayOutOfOrder, ErrDamaged, name)
}

// end reads what follows the rows and returns io.EOF if all is well.
func (r *Reader) end(counts []byte) error {
	if err := json.Unmarshal(counts, &r.Counts); err != nil {
		return fmt.Errorf(sayUnreadable, ErrDamaged, err)
	}
	found := r.sums.String()
	name, said, err := r.entry()
	if err != nil {
		return err
	}
	if name != nameSums {
		return fmt.Errorf(sayOutOfOrder, ErrDamaged, name)
	}
	if want := found + overall([]byte(found)); string(said) != want {
		return differs(string(said), want)
	}
	r.Sum = strings.Fields(overall([]byte(found)))[2]
	if _, err := r.tar.Next(); !errors.Is(err, io.EOF) {
		return fmt.Errorf(sayMore, ErrDamaged)
	}
	if r.packed != nil {
		if n, err := io.Copy(io.Discard, r.packed); err != nil || n > 0 {
			return errors.Join(fmt.Errorf(sayMore, ErrDamaged), err)
		}
	}
	// Behind a tar file there may be zeros, up to the next full block of the tape.
	rest, err := io.ReadAll(io.LimitReader(r.in, 1<<20))
	if err != nil {
		return broken(err)
	}
	if len(bytes.Trim(rest, "\x00")) > 0 {
		return fmt.Errorf(sayMore, ErrDamaged)
	}
	return io.EOF
}

// differs names the first entry whose sum is not what it should be.
func differs(said, found string) error {
	lines := strings.Split(found, "\n")
	for i, line := range strings.Split(said, "\n") {
		if i >= len(lines) || line == lines[i] {
			continue
		}
		fields := strings.Fields(lines[i])
		if len(fields) < 2 || fields[0] == "#" {
			return fmt.Errorf(sayChanged, ErrDamaged, nameSums)
		}
		if !strings.HasSuffix(line, fields[1]) {
			return fmt.Errorf(saySumsMissing, ErrDamaged, fields[1])
		}
		return fmt.Errorf(sayChanged, ErrDamaged, fields[1])
	}
	return fmt.Errorf(sayChanged, ErrDamaged, nameSums)
}

// Check reads a whole backup and returns its header and its sum, or what is wrong with it. told is called with the size of
// every piece; size is that of all of them.
func Check(file io.Reader, told func(int)) (h Header, sum string, size int64, err error) {
	r, err := NewReader(file)
	if err != nil {
		return Header{}, "", 0, err
	}
	defer r.Close()
	for {
		_, piece, err := r.Next()
		if errors.Is(err, io.EOF) {
			return r.Header, r.Sum, size, nil
		}
		if err != nil {
			return Header{}, "", 0, err
		}
		size += int64(len(piece))
		told(len(piece))
	}
}
