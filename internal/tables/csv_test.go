package tables

import "testing"

func TestCSVDefusesFormulas(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+49 199 1": "'+49 199 1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		" =1": "' =1", "\u00a0=1": "'\u00a0=1", "\ufeff=1": "'\ufeff=1", "\u202e=1": "'=1", "\x00=1": "'=1", "\x01\x02@a": "'@a", "＝1": "'＝1",
		"": "", " ": " ", "0199 1": "0199 1", "a=b": "a=b", "'=1": "'=1", "a\x00b\xff": "ab", "116 016": "116 016",
	} {
		if got := Defused(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
