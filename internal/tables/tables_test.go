package tables

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"rundtisch/internal/directory"
)

func plain(id string) string { return id }

// dangerous is a network whose texts a table program would calculate, with a shelter that says too much.
func dangerous() directory.Dossier {
	return directory.Dossier{
		Network: directory.Network{Key: "n", Name: "=1+1"},
		Goals:   []directory.Goal{{Key: "z", Kind: directory.GoalAim, Text: "@SUM(A1)", Verbatim: true}},
		Members: []directory.Membership{
			{Key: "a", Institution: "haus", Role: directory.RoleMember, Note: "-2"}, {Key: "b", Group: "+49 199 1", Role: directory.RoleGuest, Visibility: directory.Coordination},
			{Key: "c", Count: 51, CountText: "Partner"},
		},
		Contacts: []directory.Contact{{Key: "k", Kind: directory.ContactCoordination, Phone: "+49 199 1", Person: "p", Visibility: directory.Staff}},
		People:   []directory.Person{{Key: "p", Title: "Dr.", Name: "Ada Probe"}},
		Institutions: []directory.Institution{
			{Key: "haus", Name: "Haus", Parent: "verein", Sectors: []directory.Sector{directory.SectorShelter}, Area: "Nirgendwo", Places: []directory.Place{{Street: "Geheimweg 1"}}},
			{Key: "verein", Name: "\t=cmd|' /C calc'!A0", Sectors: []directory.Sector{"opferhilfe"}, Area: "Ort", Places: []directory.Place{{Street: "Ring 1", Postcode: "01234", City: "Stadt"}, {Street: "Ring 2"}}},
		},
		Events: []directory.Event{{Key: "t", Date: "2026-01-02", Starts: "09:00", Status: directory.EventCancelled, Hosts: []directory.Host{{Name: "A"}, {Name: "B"}}, Internal: true}},
	}
}

func TestTheWorkbookHoldsEveryTableAsTextAndNothingIsCalculated(t *testing.T) {
	d := dangerous()
	var out bytes.Buffer
	if err := XLSX(&out, d, plain, time.Date(2026, 5, 4, 3, 2, 1, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	about, err := book.GetDocProps()
	app, err2 := book.GetAppProps()
	if err != nil || err2 != nil || about.Creator != "Rundtisch" || about.Title != "" || about.Created != "2026-05-04T03:02:01Z" || about.Modified != about.Created || app.Application != "Rundtisch" {
		t.Errorf("the properties of the file say %+v, %+v (%v, %v)", about, app, err, err2)
	}
	for n, table := range All {
		if got := book.GetSheetName(n); got != table.Title {
			t.Errorf("sheet %d is %q, want %q", n, got, table.Title)
		}
		rows, err := book.GetRows(table.Title)
		if err != nil {
			t.Fatal(err)
		}
		want := append([][]string{table.Head}, table.Rows(d, plain)...)
		for y := range want {
			for len(want[y]) > 0 && want[y][len(want[y])-1] == "" { // as the library reads them
				want[y] = want[y][:len(want[y])-1]
			}
			for x := range want[y] {
				at, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, err := book.GetCellFormula(table.Title, at); formula != "" || err != nil {
					t.Errorf("%s!%s calculates %q (%v)", table.Title, at, formula, err)
				}
				if kind, err := book.GetCellType(table.Title, at); kind != excelize.CellTypeSharedString || err != nil {
					t.Errorf("%s!%s is of type %v (%v)", table.Title, at, kind, err)
				}
			}
		}
		if diff := cmp.Diff(want, rows); diff != "" {
			t.Errorf("%s (-want +got):\n%s", table.Title, diff)
		}
		if panes, err := book.GetPanes(table.Title); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the headings do not stay (%v)", table.Title, err)
		}
		layout, err := book.GetPageLayout(table.Title)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != paperA4 || *layout.FitToWidth < 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s is printed as %+v (%v)", table.Title, layout, err)
		}
		if !slices.ContainsFunc(book.GetDefinedName(), func(n excelize.DefinedName) bool {
			return n.Name == "_xlnm.Print_Titles" && n.Scope == table.Title && strings.Contains(n.RefersTo, "$1:$1")
		}) {
			t.Errorf("%s: the headings are not on every page: %+v", table.Title, book.GetDefinedName())
		}
		if width, err := book.GetColWidth(table.Title, "A"); err != nil || width < narrowest {
			t.Errorf("%s: column A is %v wide (%v)", table.Title, width, err)
		}
	}
}

func TestAProtectedInstitutionHasNoPlaceInAnyTable(t *testing.T) {
	for _, table := range All {
		for _, row := range table.Rows(dangerous(), plain) {
			if text := strings.Join(row, "|"); strings.Contains(text, "Geheimweg") || strings.Contains(text, "Nirgendwo") {
				t.Errorf("%s: %s", table.Name, text)
			}
		}
	}
}

func TestRowsSayWhatIsKnown(t *testing.T) {
	d := dangerous()
	for name, want := range map[string][]string{
		"mitglieder":    {"+49 199 1||||role.gast|||||||nur Koordination"},
		"einrichtungen": {"Haus||\t=cmd|' /C calc'!A0|sector.frauenhaus|||||||||haus", "\t=cmd|' /C calc'!A0|||sector.opferhilfe|Ort|Ring 1 | Ring 2|01234 | |Stadt | |||||verein"},
		"kontakte":      {"=1+1||contact.koordination||" + directory.PhoneText("+49 199 1") + "|||Dr. Ada Probe|||||nur Fachkräfte"},
		"termine":       {"2026-01-02|09:00||||event.||A | B||||ja|abgesagt|t"},
		"ziele":         {"goal.ziel|@SUM(A1)|ja|z"},
	} {
		table, _ := Named(name)
		var got []string
		for _, row := range table.Rows(d, plain) {
			if len(row) != len(table.Head) {
				t.Errorf("%s: %d cells under %d headings", name, len(row), len(table.Head))
			}
			got = append(got, strings.Join(row, "|"))
		}
		for _, line := range want {
			if !strings.Contains("\n"+strings.Join(got, "\n")+"\n", "\n"+line+"\n") {
				t.Errorf("%s: %q lacks %q", name, got, line)
			}
		}
	}
	if _, ok := Named("gibt-es-nicht"); ok {
		t.Error("there is a table that there is not")
	}
}

// Who prints the list for the wall wants to ring its members. The press is not how to reach one.
func TestMembersHaveTheirTelephoneAndMailbox(t *testing.T) {
	d := directory.Dossier{
		Members: []directory.Membership{{Key: "a", Institution: "rat", Role: directory.RoleMember}, {Key: "b", Institution: "amt", Role: directory.RoleMember}},
		Institutions: []directory.Institution{
			{Key: "rat", Name: "Rat", Contacts: []directory.Contact{
				{Kind: directory.ContactPress, Phone: "02323 123400", Email: "presse@example.org"},
				{Kind: directory.ContactReferral, Phone: "02323 123401"},
				{Kind: directory.ContactHelp, Phone: "02323 123402"},
				{Kind: directory.ContactHelp, Email: "rat@example.org"},
			}},
			{Key: "amt", Name: "Amt", Contacts: []directory.Contact{{Kind: directory.ContactReferral, Phone: "02323 123403"}}},
		},
	}
	table, _ := Named("mitglieder")
	phone, mail := slices.Index(table.Head, "Telefon"), slices.Index(table.Head, "E-Mail")
	var got []string
	for _, row := range table.Rows(d, plain) {
		got = append(got, row[phone]+"|"+row[mail])
	}
	if want := []string{"02323 123402|rat@example.org", "02323 123403|"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Where lines are counted wrongly, they lie above each other on paper.
func TestARowIsAsHighAsItsLongestCell(t *testing.T) {
	for text, want := range map[string]int{
		"": 1, "kurz": 1, "zehn Buchstaben": 2, "genau zehn": 1, "eins\nzwei": 2, "Schwangerschaftskonflikt": 3, "ein Schwangerschaftskonflikt": 4,
	} {
		if got := lines(text, 10); got != want {
			t.Errorf("%q has %d lines, want %d", text, got, want)
		}
	}
	widths := []int{60, 60, 60, 8}
	if fit(widths); total(widths) > pageWide || widths[3] != 8 || widths[0] != widths[2] {
		t.Errorf("%v", widths)
	}
}
