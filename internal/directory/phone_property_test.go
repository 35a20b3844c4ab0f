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
		for _, n := range numbers {
			again, trouble := directory.ReadPhones(n.Shown())
			if trouble != "" || len(again) != 1 || again[0].Dial != n.Dial || again[0].Extension != n.Extension || again[0].Shown() != n.Shown() {
				t.Fatalf("%q is shown as %q, which is %+v (%s) and not %+v", text, n.Shown(), again, trouble, n)
			}
			if strings.Trim(strings.TrimPrefix(n.Dial, "+"), "0123456789") != "" || n.Dial == "" {
				t.Fatalf("%q is dialled as %q", text, n.Dial)
			}
		}
	})
}
