package document_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/document"
)

func TestWhatIsEncodedDecodesToTheSameDossier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := dossiertest.Dossier().Draw(t, "dossier")
		data, err := document.Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := document.Decode(data)
		if err != nil {
			t.Fatalf("not read back: %v\n%s", err, data)
		}
		public := cmp.Transformer("level", func(v directory.Visibility) string { return string(v.OrPublic()) })
		byKey := cmpopts.SortSlices(func(a, b directory.Institution) bool { return a.Key < b.Key })
		if diff := cmp.Diff(want, got, public, byKey, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("another dossier came back (-want +got):\n%s\n%s", diff, data)
		}
	})
}

func TestEncodingTwiceGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, err := document.Encode(dossiertest.Dossier().Draw(t, "dossier"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := document.Decode(first)
		if err != nil {
			t.Fatal(err)
		}
		second, err := document.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Errorf("the second encoding differs (-first +second):\n%s", cmp.Diff(string(first), string(second)))
		}
	})
}

func TestThePublicLevelIsNotWritten(t *testing.T) {
	d := directory.Dossier{Remarks: []directory.Remark{{Key: "a"}}, Contacts: []directory.Contact{{Key: "b", Visibility: directory.Public}}}
	data, err := document.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("sichtbarkeit")) {
		t.Errorf("a level that is the default is written, so two spellings of one dossier would differ:\n%s", data)
	}
}
