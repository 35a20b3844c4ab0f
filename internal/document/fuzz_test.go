package document_test

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"rundtisch/internal/document"
	"rundtisch/internal/examples"
)

// FuzzDecode looks for bytes that make Decode panic, refuse without saying why, or accept what does not come
// back the same.
func FuzzDecode(f *testing.F) {
	names, err := fs.Glob(examples.Files, "networks/*.yaml")
	if err != nil || len(names) == 0 {
		f.Fatalf("no examples: %v", err)
	}
	for _, name := range names {
		data, err := examples.Files.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(small))
	f.Add([]byte(bomb()))
	f.Add([]byte(strings.Replace(small, "Probe", "|+\n    a\n\n     b\n", 1)))
	f.Add([]byte("? {a: &x !!binary AA==}\n: [*x, <<, 'b', \"\\u202e\"]\n--- >-\n \t\n...\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := document.Decode(data)
		if err != nil {
			var problems document.Error
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("refused without a problem: %v", err)
			}
			for _, p := range problems {
				if p.Reason == "" || p.Line < 0 || p.Line > bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r"))+strings.Count(string(data), "\u2028")+strings.Count(string(data), "\u2029")+strings.Count(string(data), "\u0085")+2 {
					t.Fatalf("a problem without a reason or beyond the end: %+v", p)
				}
			}
			return
		}
		first, err := document.Encode(d)
		if err != nil {
			t.Fatalf("accepted, but not encoded: %v", err)
		}
		if len(first) > document.MaxBytes {
			return // written out in full it is longer than what may be read
		}
		again, err := document.Decode(first)
		if err != nil {
			t.Fatalf("what was accepted is refused when it comes back: %v\n%s", err, first)
		}
		second, err := document.Encode(again)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("not the same bytes a second time (%v):\n%s\n%s", err, first, second)
		}
	})
}
