package gazetteer

import (
	"strconv"
	"strings"
	"unicode"
)

// The checks return a field as it is stored or, in German, what is wrong with it.

const maxField = 200 // bytes

func checkPLZ(v string) (string, string) {
	if !isDigits(v, 5) || v < "01000" {
		return "", "ist keine Postleitzahl (fünf Ziffern)"
	}
	return v, ""
}

func checkLand(v string) (string, string) {
	if !isDigits(v, 2) || v < "01" || v > "16" {
		return "", "ist kein Landesschlüssel (01 bis 16)"
	}
	return v, ""
}

func checkKreis(v string) (string, string) {
	if !isDigits(v, 5) || v < "01" || v >= "17" {
		return "", "ist kein Kreisschlüssel (fünf Ziffern, mit führender Null)"
	}
	return v, ""
}

func checkKreise(v string) (string, string) {
	list := strings.Fields(v)
	if len(list) == 0 || len(list) > 20 {
		return "", "nennt keine Kreise (Kreisschlüssel, durch Leerzeichen getrennt)"
	}
	for _, ags := range list {
		if _, fault := checkKreis(ags); fault != "" {
			return "", "enthält etwas anderes als Kreisschlüssel (fünf Ziffern, durch Leerzeichen getrennt)"
		}
	}
	return strings.Join(list, " "), ""
}

// checkMunicipality lets an empty key pass: some rows of official lists have none.
func checkMunicipality(v string) (string, string) {
	if v != "" && (!isDigits(v, 8) || v < "01" || v >= "17") {
		return "", "ist kein Gemeindeschlüssel (acht Ziffern, mit führender Null)"
	}
	return v, ""
}

func checkRegion(v string) (string, string) {
	if len(v) == 2 {
		return checkLand(v)
	}
	return checkKreis(v)
}

func checkName(v string) (string, string) {
	switch {
	case v == "":
		return "", "ist leer"
	case len(v) > maxField:
		return "", "ist länger als " + strconv.Itoa(maxField) + " Zeichen"
	case strings.ContainsFunc(v, unicode.IsControl), strings.Contains(v, "|"):
		return "", "enthält Zeichen, die in keinem Namen vorkommen"
	}
	return v, ""
}

func checkSource(v string) (string, string) {
	if v == "" {
		return v, ""
	}
	return checkName(v)
}

func checkLat(v string) (string, string) {
	return checkDegrees(v, minLat, maxLat, "ist keine geografische Breite in Deutschland (47 bis 56 Grad)")
}

func checkLon(v string) (string, string) {
	return checkDegrees(v, minLon, maxLon, "ist keine geografische Länge in Deutschland (5 bis 16 Grad)")
}

// Germany lies within these degrees.
const (
	minLat, maxLat = 47, 56
	minLon, maxLon = 5, 16
)

func checkDegrees(v string, least, most float64, fault string) (string, string) {
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || !(f >= least && f <= most) { // so that NaN is refused as well
		return "", fault
	}
	return strconv.FormatFloat(f, 'f', 4, 64), ""
}

func checkPath(v string) (string, string) {
	notInPath := func(r rune) bool { return !strings.ContainsRune("MLZlz0123456789.,- ", r) }
	if v == "" || strings.ContainsFunc(v, notInPath) {
		return "", "ist kein Pfad"
	}
	return v, ""
}

// isDigits says whether s is n ASCII digits.
func isDigits(s string, n int) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == n
}
