package web

import (
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"rundtisch/internal/tables"
)

func TestCSVIsWhatGermanExcelOpens(t *testing.T) {
	w := httptest.NewRecorder()
	err := CSV(w, "liste-2025", [][]string{{"Name", "Ort"}, {"Büro; Recht", `„Haus" am Ring`}, {"zwei\nZeilen", ""}, {" am Anfang", "am Ende "}})
	if err != nil {
		t.Fatal(err)
	}
	want := "\ufeffName;Ort\r\n\"Büro; Recht\";\"„Haus\"\" am Ring\"\r\n\"zwei\r\nZeilen\";\r\n\" am Anfang\";am Ende \r\n"
	if got := w.Body.String(); got != want {
		t.Errorf("the body is %q, want %q", got, want)
	}
	for header, want := range map[string]string{
		"Content-Type": "text/csv; charset=utf-8; header=present", "Content-Disposition": "attachment; filename=liste-2025.csv",
		"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
	} {
		if got := w.Header().Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	if w.Code != http.StatusOK {
		t.Errorf("status is %d", w.Code)
	}
}

func TestCSVFileNamesAreHarmless(t *testing.T) {
	for name, want := range map[string]string{
		"kontakte": "attachment; filename=kontakte.csv", "": "attachment; filename=liste.csv", "../../x": "attachment; filename=x.csv",
		"a\r\nSet-Cookie: b=c": "attachment; filename=a--set-cookie--b-c.csv", `"; filename="x.exe`: "attachment; filename=filename--x-exe.csv",
		strings.Repeat("a", 99): "attachment; filename=" + strings.Repeat("a", 60) + ".csv",
	} {
		w := httptest.NewRecorder()
		if err := CSV(w, name, nil); err != nil {
			t.Fatal(err)
		}
		if got := w.Header().Get("Content-Disposition"); got != want {
			t.Errorf("%q is offered as %q, want %q", name, got, want)
		}
	}
}

func FuzzCSVHoldsWhatWasPutIn(f *testing.F) {
	f.Add("=1", "b;\"c")
	f.Add("a\r\nb", "\x00")
	f.Add("\"", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		w := httptest.NewRecorder()
		if err := CSV(w, "x", [][]string{{"A", "B"}, {a, b}}); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\ufeff")))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v: %q", len(rows), err, w.Body.String())
		}
		ends := strings.NewReplacer("\r\n", "\n", "\r", "")
		want := []string{ends.Replace(tables.Defused(a)), ends.Replace(tables.Defused(b))}
		for i := range rows[1] {
			rows[1][i] = strings.ReplaceAll(rows[1][i], "\r", "")
			want[i] = strings.ReplaceAll(want[i], "\r", "")
		}
		if !reflect.DeepEqual(rows[1], want) {
			t.Errorf("%q come back as %q", want, rows[1])
		}
		for _, cell := range rows[1] {
			if cell != "" && strings.ContainsRune("=+-@\t", rune(cell[0])) {
				t.Errorf("%q is a formula", cell)
			}
		}
	})
}
