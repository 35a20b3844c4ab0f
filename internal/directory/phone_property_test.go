package directory_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

// What is dialled is one stretch of the written digits, or an ending that takes the place of the last digits of the
// number before: never the digits of two numbers joined.
func TestNoTwoNumbersAreEverJoined(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]string{"2921", "30", "211", "33438", "171", "5251"}).Draw(t, "code")
		number := func(name string) string { return rapid.StringMatching(`[1-9][0-9]{5,6}`).Draw(t, name) }
		one, other := number("one"), number("other")
		second := rapid.SampledFrom([]string{other, "0" + code + " " + other, "0" + code + "/" + other, "+49 " + code + " " + other, other[:2], "-" + other[:2], "(-" + other[:2] + ")", "(" + other[:3] + ")", other[:4], "0171/" + other, "116 016", "110"}).Draw(t, "second")
		between := rapid.SampledFrom([]string{" / ", "/", "-", " - ", " – ", ", ", "; ", " oder ", " und ", " u. ", " bzw. ", " + ", " ", " bis ", "\n", "\u00a0/\u00a0", " (", ") ", ".", " & ", "|", "  ", " Fax ", " Fax: ", " App. ", "\u200b/\u200b"}).Draw(t, "between")
		first := rapid.SampledFrom([]string{"0" + code + " ", "0" + code + "/", "(0" + code + ") ", "+49 " + code + " ", "0049 " + code + "/", "+49 (0) " + code + " "}).Draw(t, "start")
		text := first + one + between + second
		numbers, _ := directory.ReadPhones(text)
		for i, n := range numbers {
			digits := strings.TrimPrefix(strings.TrimPrefix(n.Dial, "+49"), code)
			short := strings.Trim(second, "-()")
			switch {
			case digits == one && i == 0:
			case i == 1 && (digits == other || n.Dial == "+49171"+other || digits == "116016" || n.Dial == "116016" || n.Dial == "110"):
			case i == 1 && len(short) < len(one) && digits == one[:len(one)-len(short)]+short:
			case i == 0 && len(numbers) == 1 && (between == "-" || between == " - " || between == " – " || between == "." || strings.TrimSpace(between) == "") && digits == one+short && len(code+digits) <= 13 && len(short) < 5:
				// a direct line, or groups of digits: one number by the rules of writing
			default:
				t.Fatalf("%q is dialled as %+v", text, numbers)
			}
		}
	})
}

func TestWhatIsShownIsReadAsTheSameNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`(Tel\.? |Fax: )?(\+49|0049|0)? ?\(?0?[1-9][0-9 ]{1,5}\)?[-/ .–]{0,3}[0-9]{1,4}[- ./–]{0,2}[0-9 ]{0,6}( App\. [0-9]{1,4}| DW -[0-9]{2}| \(AB\)| / [0-9]{1,4})?`),
			rapid.StringMatching(`0(800|1[567][0-9]|180|30|2921)[-/ ]?[0-9 ]{3,9}(-[0-9]{1,3})?( Apparat [0-9]{2})?`),
			rapid.StringMatching(`\+(43|41|31|48)[- /]?[0-9 /-]{5,12}`),
			rapid.StringMatching(`[-+ /()0-9.,;a-z]{0,24}`),
			rapid.String(),
		).Draw(t, "text")
		numbers, trouble := directory.ReadPhones(text)
		if trouble != "" && len(numbers) > 0 {
			t.Fatalf("%q is both %+v and %q", text, numbers, trouble)
		}
		for i, n := range numbers {
			again, trouble := directory.ReadPhones(n.Shown())
			if trouble != "" || len(again) != 1 || again[0].Dial != n.Dial || again[0].Extension != n.Extension || again[0].Shown() != n.Shown() {
				t.Fatalf("%q is shown as %q, which is %+v (%s) and not %+v", text, n.Shown(), again, trouble, n)
			}
			// The first number stands there digit by digit, but for its country code and zeros that are not dialled behind that.
			said, dialled := strings.ReplaceAll(onlyDigits(text), "0", ""), strings.ReplaceAll(strings.TrimPrefix(n.Dial, "+49"), "0", "")
			if i == 0 && !strings.Contains(said, strings.TrimPrefix(dialled, "+")) {
				t.Fatalf("%q is dialled as %q", text, n.Dial)
			}
			if strings.Trim(strings.TrimPrefix(n.Dial, "+"), "0123456789") != "" || n.Dial == "" {
				t.Fatalf("%q is dialled as %q", text, n.Dial)
			}
		}
	})
}

// What is said beside a number is kept, whatever it is.
func TestNothingSaidOfANumberIsDropped(t *testing.T) {
	words := []string{"Frau Muster", "(AB)", "24 Std.", "(24 h)", "nur vormittags", "Mo-Fr 9-12 Uhr", "kostenlos", "(nur für Fachkräfte)", "Zimmer 12", "mobil", "Büro", "24/7", "bitte lange klingeln", "Di & Do", "ab 18 Uhr", "Mo bis Do", "Müller und Söhne"}
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.SampledFrom([]string{"02921 302546", "0171/1234567", "116 016", "02921 30-0 App. 12", "302547", "/ 47", "Fax: 02921 302548"}), 1, 3).Draw(t, "numbers")
		text, said := "", []string{}
		for i, n := range numbers {
			if i > 0 {
				text += rapid.SampledFrom([]string{", ", " oder ", "; ", "\n", " "}).Draw(t, "between")
			}
			if rapid.Bool().Draw(t, "before") {
				word := rapid.SampledFrom(words).Draw(t, "word")
				text, said = text+word+rapid.SampledFrom([]string{" ", ": "}).Draw(t, "colon"), append(said, word)
			}
			text += n
			if rapid.Bool().Draw(t, "behind") {
				word := rapid.SampledFrom(words).Draw(t, "word")
				text, said = text+rapid.SampledFrom([]string{" ", ", "}).Draw(t, "comma")+word, append(said, word)
			}
		}
		found, trouble := directory.ReadPhones(text)
		if trouble != "" {
			return
		}
		notes := ""
		for _, n := range found {
			notes += n.Note + " "
		}
		for _, one := range said {
			for _, word := range strings.FieldsFunc(one, func(r rune) bool { return strings.ContainsRune(" ()&", r) }) {
				if !strings.Contains(notes, strings.Trim(word, ".")) {
					t.Fatalf("%q loses %q: %+v", text, word, found)
				}
			}
		}
	})
}

// onlyDigits are the digits of a text in the order in which they stand there, those of full width as the plain ones.
func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return r
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return -1
	}, text)
}
