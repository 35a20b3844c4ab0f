package admin

//lint:file-ignore ST1005 what the commands print is German, and nouns are capitalised in it.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// OpenFile opens a file that somebody named on the command line. Why it cannot be read is a sentence in German with the
// name in it; a folder is no file.
func OpenFile(name string) (*os.File, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	about, err := file.Stat()
	if err == nil && about.IsDir() {
		err = fmt.Errorf(sayIsFolder, name)
	} else if err != nil {
		err = unreadable(name, err)
	}
	if err != nil {
		_ = file.Close() // nothing was read of it
		return nil, err
	}
	return file, nil
}

var errMissing = errors.New(sayNoFile)

// unreadable says in German why a file cannot be read.
func unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", name, errMissing)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf(sayFileForbidden, name)
	}
	return fmt.Errorf(sayUnreadable, name, err)
}

// PlainText returns in as it is, unless what comes begins like a file of an office program, a PDF file or something else
// that is no text; then its error says so in German.
func PlainText(in io.Reader) (io.Reader, error) {
	begin := make([]byte, 512)
	n, err := io.ReadFull(in, begin)
	if err := ignoreShort(err); err != nil {
		return nil, fmt.Errorf(sayTextUnreadable, err)
	}
	begin = begin[:n]
	switch {
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")), bytes.HasPrefix(begin, []byte("PK\x05\x06")),
		bytes.HasPrefix(begin, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, errors.New(sayIsOffice + sayOnlyText)
	case bytes.HasPrefix(begin, []byte("%PDF")):
		return nil, errors.New(sayIsPDF + sayOnlyText)
	case bytes.HasPrefix(begin, []byte(`{\rtf`)):
		return nil, errors.New(sayIsRTF + sayOnlyText)
	case bytes.IndexByte(begin, 0) >= 0:
		return nil, errors.New(sayIsNoText + sayOnlyText)
	}
	return io.MultiReader(bytes.NewReader(begin), in), nil
}
