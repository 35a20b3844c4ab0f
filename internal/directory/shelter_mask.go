package directory

import (
	"regexp"
	"strings"
)

const months = `(?:januar|februar|m(?:a|ae)rz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|apr|jun|jul|` +
	`aug|sept?|okt|nov|dez)\.?`

// counted are what a number of four digits and more counts where it is no postcode.
const counted = `(?:frauen|m(?:a|ae)nner[n]?|kinder[n]?|m(?:a|ae)dchen|jungen|personen|menschen|betroffenen?|f(?:a|ae)llen?|` +
	`[a-z]*pl(?:a|ae)tzen?|mal|seiten|stunden|tagen?|jahren?|n(?:a|ae)chten?|anfragen|anrufen?|beratungen|einwohner\pL*|exemplaren?|` +
	`unterschriften|flyern?|besuche\pL*|g(?:a|ae)sten?|teilnehm\pL*|haushalten?|familien|anzeigen|eins(?:a|ae)tzen?|taten|delikten?|` +
	`opfern?|ff)`

// Numbers that are no part of an address, however they are written.
var harmlessNumbers = []*regexp.Regexp{
	regexp.MustCompile(`[^\s@,;<>()]+@[^\s@,;<>()]+`),
	regexp.MustCompile(`(?i)\b[a-z]{2}\d{2}(?: ?\d{4}){4}(?: ?\d{1,2})?\b`), // IBAN
	regexp.MustCompile(
		`(?i)(?:§+|\b(?:art|artikel|abs|absatz|paragraf|paragraph)\b\.?) ?\d+ ?[a-z]?\b(?:,? ?(?:abs|absatz|satz|nr|s|art|lit|` +
			`i\. ?v\. ?m)\b\.? ?(?:\d+|[a-z]\b) ?[a-z]?\b)*`,
	),
	regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`),
	regexp.MustCompile(`(?i)\b(?:mo|di|mi|do|fr|sa|so)\.? ?\d{1,2}(?:[:.]\d{2})? ?(?:-|bis) ?\d{1,2}(?:[:.]\d{2})?\b`), // hours
	regexp.MustCompile(
		`(?i)\b\d{1,2}\. ?(?:(?:-|bis|und|/|,) ?\d{1,2}\. ?)?(?:\d{1,2}\.(?: ?(?:19|20)?\d{2}\b)?|` + months + `(?: (?:19|20)\d{2}\b)?)`,
	),
	regexp.MustCompile(`(?i)\b` + months + ` (?:19|20)\d{2}\b`),
	regexp.MustCompile(`(?i)\b\d{1,2}(?:[:.]\d{2})? ?(?:(?:-|bis|und) ?\d{1,2}(?:[:.]\d{2})? ?)?(?:uhr|h)\b`),
	regexp.MustCompile(`\b\d{1,2}[:.]\d{2} ?(?:-|bis) ?\d{1,2}[:.]\d{2}\b|\b\d{1,2}:\d{2}\b`),
	regexp.MustCompile(
		`(?i)(?:€|\b(?:eur|euro)\b) ?\d[\d. ]*(?:,\d+)?|\b\d{1,3}(?:[. ]\d{3})+(?:,\d+)? ?(?:(?:-|bis|und|` +
			`/) ?\d[\d.]*(?:,\d+)? ?)?(?:€|eur\b|euro\b|mio|tsd)|\b\d[\d.]*(?:,\d+)? ?(?:(?:-|bis|und|/) ?\d[\d.]*(?:,\d+)? ?)?(?:€|eur\b|` +
			`euro\b|mio|tsd|%|prozent|v\. ?h\.)`,
	),
	regexp.MustCompile(`\b\d{1,3}(?:\.\d{3})+(?:,\d+)?\b|\b\d+,\d{1,2}\b`),
	regexp.MustCompile(`(?i)\b\d{4,} ` + counted + `\b`),
	regexp.MustCompile(
		`(?i)\b(?:tel|telefon|telefonnummer|telefonisch unter|fon|phone|fax|telefax|durchwahl|dw|mobil|mobilfunk|handy|ruf|rufnummer|` +
			`notruf|hilfetelefon|hotline|nummer ist|konto|kontonummer|blz|az|aktenzeichen|drucksache|drs|vorlage|haushaltsstelle|` +
			`kostenstelle|kostenart|konto-?nr\.|beschluss(?: nr\.?)?|antrag(?: nr\.?)?|kapitel|titel|titelgruppe|seite|vereinsregister|vr|` +
			`steuernummer|isbn|issn|e-?mail)\b\.?[:/ -]{0,3}\(?\d[\d ()/-]*`,
	),
	regexp.MustCompile(`\b\d{1,3} [a-zA-Z]{1,2} \d{1,5}/\d{2}\b`), // of files at court
	regexp.MustCompile(`\b\d{1,2}/\d{3,5}\b`),                     // of parliaments
}

var (
	phoneRun = regexp.MustCompile(
		`(?:\+|\b00)\d{1,3}(?:[ /-]{0,3}\(0\))?(?:[ ()/-]{0,3}\d+)+|\(?\b0\d{1,5}\)?(?:[ ()/-]{1,3}\d+)+|\b0\d{5,}\b(?:[ /-]\d+)*|` +
			`\b0\d{1,4}(?:\.\d{2,})+|\b116 ?\d{3}\b`,
	)
	orFurther = regexp.MustCompile(`^ (?:oder|bzw\.?) [1-9]\d{1,7}`)
	lastFive  = regexp.MustCompile(`[ ](\d{5})$`)
	year      = regexp.MustCompile(`\b(?:19|20)\d{2}\b(?:[/-](?:19|20)?\d{2}\b)?`)
)

// masked is a text in which the digits of telephone numbers, dates, times, amounts, laws and counts are no digits any
// more. It is as long as it was.
func masked(text string) string {
	b := []byte(text)
	hide := func(from, to int) {
		for i := from; i < to; i++ {
			if b[i] >= '0' && b[i] <= '9' {
				b[i] = '~'
			}
		}
	}
	for _, pattern := range harmlessNumbers {
		for _, at := range pattern.FindAllIndex(b, -1) {
			hide(at[0], at[1])
		}
	}
	for _, at := range phoneRun.FindAllIndex(b, -1) {
		run := string(b[at[0]:at[1]])
		digits := len(onlyDigits(run))
		if digits < 6 {
			continue
		}
		first := strings.IndexFunc(run, func(r rune) bool { return r < '0' || r > '9' })
		if first == 5 && digits < 8 { // a postcode with a number of something
			continue
		}
		most := 8 // digits of a number without its end
		if strings.HasPrefix(run, "00") || strings.HasPrefix(run, "+") {
			most = 10
		}
		if last := lastFive.FindStringIndex(run); last != nil && digits-5 >= most { // a number, and a postcode behind it
			hide(at[0], at[0]+last[0])
			continue
		}
		end := at[1]
		if more := orFurther.FindIndex(b[end:]); more != nil && town.Find(b[end+more[1]:]) == nil {
			end += more[1]
		}
		hide(at[0], end)
	}
	for _, at := range year.FindAllIndex(b, -1) {
		hide(at[0], at[1])
	}
	return string(b)
}
