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
		err = fmt.Errorf("%s ist ein Ordner; gelesen wird eine Datei", name)
	} else if err != nil {
		err = unreadable(name, err)
	}
	if err != nil {
		_ = file.Close() // nothing was read of it
		return nil, err
	}
	return file, nil
}

var errMissing = errors.New("diese Datei gibt es nicht")

// unreadable says in German why a file cannot be read.
func unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", name, errMissing)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: diese Datei darf das Programm nicht lesen", name)
	}
	return fmt.Errorf("%s lässt sich nicht lesen: %w", name, err)
}

// PlainText returns in as it is, unless what comes begins like a file of an office program, a PDF file or something else
// that is no text; then its error says so in German.
func PlainText(in io.Reader) (io.Reader, error) {
	begin := make([]byte, 512)
	n, err := io.ReadFull(in, begin)
	if err := ignoreShort(err); err != nil {
		return nil, fmt.Errorf("der Text lässt sich nicht lesen: %w", err)
	}
	begin = begin[:n]
	const instead = "; dieser Befehl liest nur Text. Bitte den Text herauskopieren und als Textdatei speichern"
	switch {
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")),
		bytes.HasPrefix(begin, []byte("PK\x05\x06")),
		bytes.HasPrefix(begin, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, errors.New("Das ist eine Word- oder Excel-Datei" + instead)
	case bytes.HasPrefix(begin, []byte("%PDF")):
		return nil, errors.New("Das ist eine PDF-Datei" + instead)
	case bytes.HasPrefix(begin, []byte(`{\rtf`)):
		return nil, errors.New("Das ist eine RTF-Datei" + instead)
	case bytes.IndexByte(begin, 0) >= 0:
		return nil, errors.New("Das ist keine Textdatei in UTF-8" + instead)
	}
	return io.MultiReader(bytes.NewReader(begin), in), nil
}
