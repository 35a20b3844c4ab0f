package days_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rundtisch/internal/days"
)

// today is a Monday.
var today = time.Date(2026, 11, 30, 14, 0, 0, 0, time.UTC)

func TestADayIsReadAsPeopleWriteIt(t *testing.T) {
	for _, test := range []struct {
		text string
		want days.Day
	}{
		{"2024-06-12", days.Day{Date: "2024-06-12"}}, {"2024-6-1", days.Day{Date: "2024-06-01"}},
		{"2024-06", days.Day{Date: "2024-06"}},
		{"2024", days.Day{Date: "2024"}}, {"2024?", days.Day{Date: "2024", Unsure: true}},
		{"2024?-06-12", days.Day{Date: "2024-06-12", Unsure: true}},
		{"12.06.2027", days.Day{Date: "2027-06-12"}}, {"12.6.2027", days.Day{Date: "2027-06-12"}},
		{"12. 6. 2027", days.Day{Date: "2027-06-12"}},
		{"12.06.26", days.Day{Date: "2026-06-12"}}, {"3.3.27", days.Day{Date: "2027-03-03"}},
		{"25. 02. 14", days.Day{Date: "2014-02-25"}},
		{"12.5.98", days.Day{Date: "1998-05-12"}}, {"12 6 2027", days.Day{Date: "2027-06-12"}},
		{"13/06/2027", days.Day{Date: "2027-06-13"}},
		{"05/05/2027", days.Day{Date: "2027-05-05"}}, {"13-06-2027", days.Day{Date: "2027-06-13"}},
		{"2027/06/12", days.Day{Date: "2027-06-12"}}, {"2027.06.12", days.Day{Date: "2027-06-12"}},
		{"20270612", days.Day{Date: "2027-06-12"}}, {"12062027", days.Day{Date: "2027-06-12"}},
		{"3. März 2027", days.Day{Date: "2027-03-03"}}, {"3.März 2027", days.Day{Date: "2027-03-03"}},
		{"3 März 2027", days.Day{Date: "2027-03-03"}},
		{"3. Maerz 2027", days.Day{Date: "2027-03-03"}}, {"3. Mrz. 2027", days.Day{Date: "2027-03-03"}},
		{"3. Marz 27", days.Day{Date: "2027-03-03"}},
		{"3. Okt. 2027", days.Day{Date: "2027-10-03"}}, {"3. Sept 2027", days.Day{Date: "2027-09-03"}},
		{"3. sep 2027", days.Day{Date: "2027-09-03"}},
		{"3. Jänner 2027", days.Day{Date: "2027-01-03"}}, {"1 JULI 2027", days.Day{Date: "2027-07-01"}},
		{"3. März, 2027", days.Day{Date: "2027-03-03"}},
		{"March 3, 2027", days.Day{Date: "2027-03-03"}}, {"Mai 2025", days.Day{Date: "2025-05"}},
		{"im Mai 2025", days.Day{Date: "2025-05"}},
		{"05/2025", days.Day{Date: "2025-05"}}, {"5.2025", days.Day{Date: "2025-05"}}, {"05-2025", days.Day{Date: "2025-05"}},
		{"Mai '25", days.Day{Date: "2025-05"}},
		{"seit 1. September 2021", days.Day{Date: "2021-09-01"}}, {"am 1995", days.Day{Date: "1995"}},
		{"seit dem Jahr 2003", days.Day{Date: "2003"}},
		{"am Mittwoch, den 16.10.2024", days.Day{Date: "2024-10-16"}}, {"Di., 05.10.2021", days.Day{Date: "2021-10-05"}},
		{"Donnerstag 26. November 2020", days.Day{Date: "2020-11-26"}}, {"(11.2.2021)", days.Day{Date: "2021-02-11"}},
		{"Sonnabend, 12.6.2027", days.Day{Date: "2027-06-12"}}, {"Sa. 12.6.27", days.Day{Date: "2027-06-12"}},
		{"Mi, 2.12.2026", days.Day{Date: "2026-12-02"}},
		{"12.06.2024?", days.Day{Date: "2024-06-12", Unsure: true}}, {"12.06.2024 (?)", days.Day{Date: "2024-06-12", Unsure: true}},
		{"29.2.2028", days.Day{Date: "2028-02-29"}}, {"12\u00a0.\u00a06.\u00a02027", days.Day{Date: "2027-06-12"}},
		{"2027–06–12", days.Day{Date: "2027-06-12"}},
	} {
		for _, meant := range []days.Meant{days.Stated, days.Last, days.Next} {
			if got, wrong := days.Read(test.text, today, meant); got != test.want || wrong != "" {
				t.Errorf("%q is %+v, %s; want %+v", test.text, got, wrong, test.want)
			}
		}
	}
}

func TestAYearThatIsNotWrittenIsTheNextOrTheLastOne(t *testing.T) {
	for _, test := range []struct{ text, last, next string }{
		{"12.6.", "2026-06-12", "2027-06-12"}, {"12.6", "2026-06-12", "2027-06-12"}, {"12.06", "2026-06-12", "2027-06-12"},
		{"19 3.", "2026-03-19", "2027-03-19"},
		{"14. 2.", "2026-02-14", "2027-02-14"}, {"3 März", "2026-03-03", "2027-03-03"}, {"am 8. März", "2026-03-08", "2027-03-08"},
		{"24.12.", "2025-12-24", "2026-12-24"}, {"30.11.", "2026-11-30", "2026-11-30"}, {"1.12.", "2025-12-01", "2026-12-01"},
		{"29.2.", "2024-02-29", "2028-02-29"},
		{"Mai", "2026-05", "2027-05"}, {"November", "2026-11", "2026-11"}, {"Dezember", "2025-12", "2026-12"},
		{"1 Jul", "2026-07-01", "2027-07-01"},
		{"heute", "2026-11-30", "2026-11-30"}, {"Morgen", "2026-12-01", "2026-12-01"}, {"gestern", "2026-11-29", "2026-11-29"},
		{"Übermorgen", "2026-12-02", "2026-12-02"},
		{"Samstag, 12.6.", "", "2027-06-12"}, {"Freitag 12. Juni", "2026-06-12", ""},
	} {
		for meant, want := range map[days.Meant]string{days.Last: test.last, days.Next: test.next} {
			if got, wrong := days.Read(test.text, today, meant); got.Date != want ||
				got.Guessed == (want == "") || (wrong == "") == (want == "") {
				t.Errorf("%q, %d, is %+v, %s; want %s", test.text, meant, got, wrong, want)
			}
		}
	}
	if got, wrong := days.Read("12.6.", time.Time{}, days.Next); got.Date != "" || !strings.Contains(wrong, "fehlt das Jahr") {
		t.Errorf("without today: %+v, %s", got, wrong)
	}
}

func TestWhatIsNoDateIsToldWhatToDo(t *testing.T) {
	for text, want := range map[string]string{
		"31. Februar 2027": "Den 31. Februar gibt es nicht.", "31.2.": "Den 31. Februar gibt es nicht.",
		"2027-02-30": "Den 30. Februar gibt es nicht.",
		"31.4.2027":  "Den 31. April gibt es nicht.", "32.5.27": "Den 32. Mai gibt es nicht.", "0.5.2027": "Den 0. Mai gibt es nicht.",
		"29.2.2027": "Den 29. Februar gibt es 2027 nicht: Das ist kein Schaltjahr.", "29. Februar 1900": "Das ist kein Schaltjahr.",
		"12.13.2027": "Einen 13. Monat gibt es nicht.", "2027-13": "Einen 13. Monat gibt es nicht.",
		"12.6.202":  "Das Jahr „202“ kann nicht stimmen.",
		"12.6.0227": "Das Jahr „0227“", "12.6.20277": "Das Jahr „20277“", "9999": "Das Jahr „9999“",
		"Mittwoch, 12.6.2027": "Der 12. Juni 2027 ist ein Samstag, kein Mittwoch.",
		"Mittwoch":            "Welcher Mittwoch ist gemeint? Bitte das Datum schreiben. Der nächste ist der 2.12.2026.",
		"Montag":              "der 30.11.2026", "Mitte Mai": "„Mitte Mai“ ist nicht genau genug. Bitte „Mai 2027“ schreiben",
		"Mitte Mai 2025": "Bitte „Mai 2025“ schreiben",
		"Anfang 2024":    "Bitte „2024“ schreiben", "Sommer 2003": "Bitte „2003“ schreiben",
		"seit Sommer 2024": "„seit Sommer 2024“ ist nicht genau genug. Bitte „2024“",
		"3. Quartal 2026":  "„3. Quartal 2026“ ist nicht genau genug. Bitte einen Tag", "KW 23": "nicht genau genug",
		"ca. 2010":      "Bitte „2010“ schreiben und dazu „Jahr nicht sicher“ ankreuzen",
		"etwa Mai 2010": "„Jahr nicht sicher“", "März 27": "Ist März 2027 gemeint?",
		"4/02": "Ist April 2002 gemeint? Dann bitte „April 2002“ schreiben.", "06.26": "Ist Juni 2026 gemeint?",
		"06/25/2027": "Ist der 25. Juni 2027 gemeint? Dann bitte „25.6.2027“", "03/04/2027": "Ist der 3. April 2027 gemeint?",
		"3-4-27":                  "Ist der 3. April 2027 gemeint?",
		"in zwei Wochen Mittwoch": "Das verstehen wir nicht als Datum.", "12.6.2027, 14 Uhr": "ohne Uhrzeit",
		"12.6.2027 14:00": "ohne Uhrzeit",
		"12.–14.6.2027":   "nur ein Tag", "2015 bis 2018": "nur ein Tag", "von 2015 bis 2018": "nur ein Tag",
		"2015-2018": "nur ein Tag", "12.6. und 13.6.2027": "nur ein Tag",
		"12. bis 14. Juni": "nur ein Tag", "unbekannt": "Das verstehen wir nicht als Datum.", "5.0": "Einen 0. Monat gibt es nicht.",
		"8.30": "Ist August 2030 gemeint?", "50.000": "verstehen wir nicht",
		"3. Mürz 2027": "verstehen wir nicht", "???": "verstehen wir nicht", "": "verstehen wir nicht", "5": "verstehen wir nicht",
		"den 23.":             "verstehen wir nicht",
		"Mittwoch, Juni 2027": "verstehen wir nicht", "99999999": "Das Jahr „9999“", "-5.5.2027": "verstehen wir nicht",
	} {
		if got, wrong := days.Read(text, today, days.Next); got != (days.Day{}) || !strings.Contains(wrong, want) {
			t.Errorf("%q is %+v, %q; want %q", text, got, wrong, want)
		}
	}
}

// What is printed is read as what it was, in each way in which people may write it.
func TestWhatIsPrintedIsReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1000, 2999).Draw(t, "year"), 1, rapid.IntRange(1, 366).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		if day.Year() > 2999 {
			return
		}
		iso := day.Format(time.DateOnly)
		spellings := map[string]string{
			iso: iso, days.Print(iso): iso, days.InWords(iso): iso,
			day.Format("2.1.2006"): iso, day.Format("2. 1. 2006"): iso, days.Print(iso[:7]): iso[:7],
			days.Print(iso[:4]): iso[:4], day.Format("01/2006"): iso[:7],
		}
		if y := day.Year(); y > 2026-70 && y < 2026+15 {
			spellings[day.Format("02.01.06")] = iso
		}
		for text, want := range spellings {
			if got, wrong := days.Read(text, today, days.Last); got != (days.Day{Date: want}) {
				t.Fatalf("%q is %+v, %s; want %s", text, got, wrong, want)
			}
		}
	})
}

// Whatever is typed: either a date that exists comes of it or a sentence, never both, and printing it again changes nothing.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"12.6.", "3. März 2027", "31.2.", "Mittwoch, 12.6.2027", "4/02",
		"Mitte Mai", "2024?-06-12", "\xff", "12.–14.6.2027", "00000000"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, meant := range []days.Meant{days.Stated, days.Last, days.Next} {
			got, wrong := days.Read(text, today, meant)
			if (got.Date == "") == (wrong == "") {
				t.Fatalf("%q: %+v, %q", text, got, wrong)
			}
			if got.Date == "" {
				continue
			}
			again, wrong := days.Read(days.Print(got.Date), today, meant)
			if again.Date != got.Date || wrong != "" {
				t.Fatalf("%q is %s, and %s again %+v, %s", text, got.Date, days.Print(got.Date), again, wrong)
			}
		}
	})
}

func Example() {
	read, _ := days.Read("12.6.", today, days.Next)
	fmt.Println(read.Date, days.Print(read.Date), days.InWords(read.Date))
	_, wrong := days.Read("31.2.", today, days.Next)
	fmt.Println(wrong)
	// Output:
	// 2027-06-12 12.06.2027 Samstag, 12. Juni 2027
	// Den 31. Februar gibt es nicht.
}
