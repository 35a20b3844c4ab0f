// Package casedata finds what in a free text may be about a person who seeks help: no door takes it.
package casedata

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var (
	mailPattern = regexp.MustCompile(`(?i)[^\s@]\s{0,2}(@|[(\[{<]\s*(at|ät)\s*[)\]}>])\s{0,2}[^\s@]|` +
		`[\w-]\s+(at|ät)\s+[\w-]+\s*(\.|[(\[{]?\s*(dot|punkt)\s*[)\]}]?)\s*[a-z]{2,}\b`)
	// Days, spans of years and times of day, which consist of digits, too.
	dayPattern = regexp.MustCompile(`\b\d{1,2}\.\s?\d{1,2}\.\s?(\d{4}|\d{2})?\b|` +
		`\b\d{4}-\d{2}-\d{2}\b|` +
		`\b(19|20)\d{2}\s?(–|-|/|bis|und|,)\s?(19|20)?\d{2}\b|` +
		`\b\d{1,2}[:.]\d{2}\s?(–|-|bis)\s?\d{1,2}[:.]\d{2}\b`)
	// Seven or more digits, with anything between them that people write in phone numbers.
	phonePattern = regexp.MustCompile(`\d(?:[\s().,/\\*_+–—-]{0,3}\d){6}`)
)

// HasEmail reports whether an address of e-mail stands in a text.
func HasEmail(text string) bool { return mailPattern.MatchString(Normalized(text)) }

// HasPhone reports whether a telephone number stands in a text, or another that is as long.
func HasPhone(text string) bool {
	return phonePattern.MatchString(dayPattern.ReplaceAllString(Normalized(text), " x "))
}

// filePattern are the numbers of files at courts and offices, and days of birth.
var filePattern = regexp.MustCompile(`(?i)\baz\.?:?\s*\d|\baktenzeichen|\b\d{1,4}\s?(Js|Ls|Ds|Cs|Ks|UJs|F|UF|WF|C)\s?\d{1,6}/\d{2}\b|` +
	`\bgeb(\.|oren)\s*(am\s*)?\d|\bgeburtsdatum`)

// HasFile reports whether a text names a file of a court or an office, or a day of birth.
func HasFile(text string) bool { return filePattern.MatchString(Normalized(text)) }

// personPattern is a form of address with a name behind it. „Familie“ heads the names of offices, too.
var (
	personPattern = regexp.MustCompile(`(^|[^\p{L}-])(Frau|Herrn?|Familie|Fam\.|Eheleute|Ehepaar)\s+((Dr|Prof)\.\s*)*(\p{Lu}[\p{L}-]*)`)
	officeWords   = regexp.MustCompile(`^(Arbeit|Beruf|Bildung|Ehe|Frau|Gesundheit|Gesellschaft|Integration|Jugend|Kind|Kinder|Kita|` +
		`Kultur|Schule|Senioren|Soziales|Sozial|Sport|Wohnen)$`)
)

// HasPerson reports whether a text names somebody with the form of address.
func HasPerson(text string) bool {
	for _, m := range personPattern.FindAllStringSubmatch(Normalized(text), -1) {
		if !officeWords.MatchString(m[5]) {
			return true
		}
	}
	return false
}

// Normalized replaces what can hide digits and signs: variants of them, and characters without width.
func Normalized(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsDigit(r) && r > '9':
			for zero := r; ; zero-- { // the digits of a script are consecutive, from 0
				if !unicode.IsDigit(zero-1) || r-zero == 9 {
					return '0' + r - zero
				}
			}
		}
		return r
	}, norm.NFKC.String(text))
}
