package handouts

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// SheetFile is what the file for use without a network, and the table beside it, are called among the downloads.
const SheetFile = "kontakte"

// sheetDays is how long a sheet holds.
const sheetDays = 90

// Sheet is what staff of one network keep for the day on which the network is down: every offer that staff may read.
type Sheet struct {
	Network  string                // name of the network
	Changed  directory.PartialDate // the day of the last change in the network
	Made     directory.PartialDate // the day from which it holds; SheetDay gives one that makes files alike for a month
	Offers   []directory.Offer     // in any order
	Hotlines []directory.Hotline   // in the order in which they are shown, below 110, 112 and 116 016
}

// SheetDay returns the first day of the month that it is in Germany at the time of now.
func SheetDay(now time.Time) directory.PartialDate {
	return directory.Today(now)[:len("2006-01")] + "-01"
}

// OfflineSheet returns one file of HTML that needs nothing else: styles and script are inside, it asks nobody for
// anything, and it can be searched, filtered and printed. Without script it filters by topic and target group. The same
// sheet gives the same bytes, whatever the order of its offers. Stand is the latest day on which something in it was
// changed or checked; it expires 90 days after Made. Nothing of the level of coordinators is in it, and no name or alert
// that would outlive its day in a file that is kept until it expires.
func OfflineSheet(ctx context.Context, s Sheet) ([]byte, error) {
	var out bytes.Buffer
	if err := sheetPage(newSheet(s)).Render(ctx, &out); err != nil {
		return nil, fmt.Errorf("offline sheet: %w", err)
	}
	return out.Bytes(), nil
}

// sheet is a Sheet put in order, with what of it may be shown.
type sheet struct {
	Sheet
	wording.Words // German: files for staff are in no other language
	latest, until directory.PartialDate
}

func newSheet(s Sheet) sheet {
	f := sheet{Sheet: s, Words: wording.German(), latest: s.Changed}
	f.Offers = directory.UpTo(directory.Staff, s.Offers)
	slices.SortFunc(f.Offers, func(a, b directory.Offer) int {
		return cmp.Or(strings.Compare(directory.Fold(name(a)), directory.Fold(name(b))), strings.Compare(a.ID().String(), b.ID().String()))
	})
	for i := range f.Offers {
		o := &f.Offers[i]
		o.Networks = nil // it is about one network
		for _, on := range append(checkedOn(*o), o.CheckedOn) {
			if on.Start().After(f.latest.Start()) {
				f.latest = on
			}
		}
	}
	f.until = directory.PartialDate(s.Made.Start().AddDate(0, 0, sheetDays).Format(time.DateOnly))
	return f
}

func checkedOn(o directory.Offer) []directory.PartialDate {
	var days []directory.PartialDate
	for _, c := range allContacts(o) {
		days = append(days, c.CheckedOn)
	}
	return days
}

func (f sheet) stand() string   { return wording.Digits(f.latest) }
func (f sheet) expires() string { return wording.Digits(f.until) }

// numbers are those that everybody must know, then the hotlines of the directory. The first three are not data: they
// must be there when the database is not.
func (f sheet) numbers() []directory.Hotline {
	list := []directory.Hotline{
		{Number: "110", Name: "Polizei", Hours: "Rund um die Uhr"}, {Number: "112", Name: "Feuerwehr und Rettungsdienst", Hours: "Rund um die Uhr"},
		{Number: "116 016", Name: "Hilfetelefon „Gewalt gegen Frauen“", Hours: "Rund um die Uhr"},
	}
	for _, h := range f.Hotlines {
		if !slices.ContainsFunc(list, func(l directory.Hotline) bool { return directory.PhoneLink(l.Number) == directory.PhoneLink(h.Number) }) {
			list = append(list, h)
		}
	}
	return list
}

// without are the numbers of the offers without a topic.
func (f sheet) without() []int {
	var list []int
	for i, o := range f.Offers {
		if len(o.Topics) == 0 {
			list = append(list, i)
		}
	}
	return list
}

func isoDate(d directory.PartialDate) string { return d.End().Format(time.DateOnly) }
