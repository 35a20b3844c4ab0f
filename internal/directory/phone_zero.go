package directory

import "strings"

// missingZero is the sentence for a number that has lost its zero or its plus, as spreadsheets take them: „2921302555",
// „492921302559"; "" if the digits are too few or too many for that.
func missingZero(text string) string {
	digits := onlyDigits(text)
	if strings.HasPrefix(digits, "0") || strings.HasPrefix(strings.TrimLeft(text, " ("), "+") || len(digits) < 8 || len(digits) > mostDirect {
		return ""
	}
	if code, _, stroke := strings.Cut(text, "/"); stroke && len(onlyDigits(code)) > 5 { // „302546 / 47": a local number
		return ""
	}
	text = strings.TrimSpace(text)
	if national, ok := strings.CutPrefix(digits, "49"); ok && len(digits) >= 10 {
		return "Hier fehlt vielleicht die Null oder das Plus: " + text + ". Bitte mit Vorwahl schreiben, zum Beispiel „+49 " + national + "“."
	}
	return "Hier fehlt vielleicht die Null: " + text + ". Bitte mit Vorwahl schreiben, zum Beispiel „0" + digits + "“."
}

// MissingZero reports whether a text is nothing but the digits of a number that has lost its zero, and the sentence that
// says so. It is for readers of tables, in a column that holds telephone numbers; elsewhere such digits may be anything.
func MissingZero(text string) (sentence string, ok bool) {
	if strings.Trim(text, "0123456789 /().-") != "" {
		return "", false
	}
	sentence = missingZero(phoneText(text))
	return sentence, sentence != ""
}
