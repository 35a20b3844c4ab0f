package history_test

import (
	pick "cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

func conflictLines(conflicts []history.Conflict) string {
	var out strings.Builder
	or := func(texts []string, gone bool) string {
		if gone {
			return "(entfällt)"
		}
		return strings.Join(texts, "; ")
	}
	for _, c := range conflicts {
		kept := []string{} // by the side that did not remove the entry
		for _, f := range c.Fields {
			c.Base, kept = append(c.Base, f.Label+": "+pick.Or(f.Before, "–")), append(kept, f.Label+": "+pick.Or(f.After, "–"))
		}
		if c.Gone == history.Ours {
			c.Theirs = kept
		} else if c.Gone == history.Theirs {
			c.Ours = kept
		}
		fmt.Fprintf(&out, "%s | %s/%s | %s | %s | %s → %s or %s\n", c.ID, c.Part, c.Key, c.Entry, c.Label, or(c.Base, false),
			or(c.Ours, c.Gone == history.Ours), or(c.Theirs, c.Gone == history.Theirs))
	}
	return strings.TrimSpace(out.String())
}

type change func(d *directory.Dossier)

func TestMergeInWords(t *testing.T) {
	contact := func(c directory.Contact) change {
		return func(d *directory.Dossier) { d.Institutions[0].Contacts = append(d.Institutions[0].Contacts, c) }
	}
	for _, test := range []struct {
		name         string
		ours, theirs change
		conflicts    string
		merged       string // what differs from base when all is decided for ours
		forTheirs    string // and for theirs; "" where nothing is to be decided
	}{
		{"two fields of one entry", func(d *directory.Dossier) { d.Contacts[0].Phone = "110" }, func(d *directory.Dossier) { d.Contacts[0].Hours = "Mo" }, "",
			`kontakte/pressestelle geaendert: Pressestelle Kreis Soest
  telefon | Telefon | 02921/302546 → 110
  zeiten | Zeiten |  → Mo`, ""},
		{"one field in two ways", func(d *directory.Dossier) { d.Contacts[0].Phone = "110" }, func(d *directory.Dossier) { d.Contacts[0].Phone = "112" },
			"kontakte/pressestelle/telefon | kontakte/pressestelle | Pressestelle Kreis Soest | Telefon | 02921/302546 → 110 or 112",
			"kontakte/pressestelle geaendert: Pressestelle Kreis Soest\n  telefon | Telefon | 02921/302546 → 110",
			"kontakte/pressestelle geaendert: Pressestelle Kreis Soest\n  telefon | Telefon | 02921/302546 → 112"},
		{"the same change twice", func(d *directory.Dossier) { d.Contacts[0].Phone = "110" }, func(d *directory.Dossier) { d.Contacts[0].Phone = "110" }, "",
			"kontakte/pressestelle geaendert: Pressestelle Kreis Soest\n  telefon | Telefon | 02921/302546 → 110", ""},
		{"a list of texts is one value", func(d *directory.Dossier) { d.Network.Topics = d.Network.Topics[:1] },
			func(d *directory.Dossier) { d.Network.Topics = append(d.Network.Topics, "Stalking") },
			"netzwerk/themen | netzwerk/ | Kreiskooperationsrunde | Themen | häusliche Gewalt; Kinderschutz; sexualisierte Gewalt (Schwerpunkt); vertrauliche Spurensicherung → häusliche Gewalt or häusliche Gewalt; Kinderschutz; sexualisierte Gewalt (Schwerpunkt); vertrauliche Spurensicherung; Stalking",
			"netzwerk/ geaendert: Kreiskooperationsrunde\n  themen | Themen | häusliche Gewalt; Kinderschutz; sexualisierte Gewalt (Schwerpunkt); vertrauliche Spurensicherung → häusliche Gewalt",
			"netzwerk/ geaendert: Kreiskooperationsrunde\n  themen | Themen | häusliche Gewalt; Kinderschutz; sexualisierte Gewalt (Schwerpunkt); vertrauliche Spurensicherung → häusliche Gewalt; Kinderschutz; sexualisierte Gewalt (Schwerpunkt); vertrauliche Spurensicherung; Stalking"},
		{"both add, both take away", func(d *directory.Dossier) {
			d.Goals, d.Remarks = append(d.Goals, directory.Goal{Key: "a", Kind: directory.GoalAim, Text: "A"}), d.Remarks[:2]
		}, func(d *directory.Dossier) {
			d.Goals, d.Remarks = append(d.Goals, directory.Goal{Key: "b", Kind: directory.GoalAim, Text: "B"}), d.Remarks[1:]
		}, "", `ziele/b neu: B
  art | Art |  → Ziel
  text | Text |  → B
ziele/a neu: A
  art | Art |  → Ziel
  text | Text |  → A
hintergrund/gewalt-zu-hause entfaellt: Gewalt im eigenen Zuhause
  titel | Titel | Gewalt im eigenen Zuhause → 
  text | Text | Das eigene Zuhause sollte der sicherste Ort sein. Doch gerade dort erleben viele Frauen und Kinder Gewalt. → 
hintergrund/schwerpunkt entfaellt: Schwerpunkt sexualisierte Gewalt
  titel | Titel | Schwerpunkt sexualisierte Gewalt → 
  text | Text | Die Runde hat sexualisierte Gewalt bewusst zum Schwerpunktthema gemacht. Betroffen sind vor allem Kinder, Jugendliche und Frauen. Dabei geht es auch um die vertrauliche Spurensicherung. → `, ""},
		{"taken away here, changed there", func(d *directory.Dossier) { d.Bodies = nil }, func(d *directory.Dossier) { d.Bodies[0].Name = "Fälle" },
			"gremien/fallkonferenzen | gremien/fallkonferenzen | Fälle | Eintrag | Name: Fallkonferenzen → (entfällt) or Name: Fälle",
			`gremien/fallkonferenzen entfaellt: Fallkonferenzen
  name | Name | Fallkonferenzen → 
  art | Art | Form der Zusammenarbeit → 
  aufgaben | Aufgaben | Die Kooperationspartner stimmen ihr Vorgehen ab. → `,
			"gremien/fallkonferenzen geaendert: Fälle\n  name | Name | Fallkonferenzen → Fälle"},
		{"changed here, taken away there", func(d *directory.Dossier) { d.Series = nil; d.Bodies[0].Name = "Fälle" }, func(d *directory.Dossier) { d.Bodies = nil },
			"gremien/fallkonferenzen | gremien/fallkonferenzen | Fälle | Eintrag | Name: Fallkonferenzen → Name: Fälle or (entfällt)",
			"gremien/fallkonferenzen geaendert: Fälle\n  name | Name | Fallkonferenzen → Fälle",
			`gremien/fallkonferenzen entfaellt: Fallkonferenzen
  name | Name | Fallkonferenzen → 
  art | Art | Form der Zusammenarbeit → 
  aufgaben | Aufgaben | Die Kooperationspartner stimmen ihr Vorgehen ab. → `},
		{"the same key added in two ways", contact(directory.Contact{Key: "zentrale", Kind: directory.ContactHelp, Phone: "110"}),
			contact(directory.Contact{Key: "zentrale", Kind: directory.ContactHelp, Phone: "112", Hours: "Mo"}),
			"einrichtungen/beratung-soest/kontakte/zentrale/telefon | einrichtungen/beratung-soest | Frauenberatung Soest | Kontakt „Hilfe und Beratung“: Telefon |  → 110 or 112",
			`einrichtungen/beratung-soest geaendert: Frauenberatung Soest
  kontakte/zentrale/art | Kontakt „Hilfe und Beratung“: Art |  → Hilfe und Beratung
  kontakte/zentrale/telefon | Kontakt „Hilfe und Beratung“: Telefon |  → 110
  kontakte/zentrale/zeiten | Kontakt „Hilfe und Beratung“: Zeiten |  → Mo`,
			`einrichtungen/beratung-soest geaendert: Frauenberatung Soest
  kontakte/zentrale/art | Kontakt „Hilfe und Beratung“: Art |  → Hilfe und Beratung
  kontakte/zentrale/telefon | Kontakt „Hilfe und Beratung“: Telefon |  → 112
  kontakte/zentrale/zeiten | Kontakt „Hilfe und Beratung“: Zeiten |  → Mo`},
		{"moved here, added and changed there", func(d *directory.Dossier) { d.Remarks[0], d.Remarks[1] = d.Remarks[1], d.Remarks[0] },
			func(d *directory.Dossier) {
				d.Remarks[0].Title = "Zuhause"
				d.Remarks = slices.Insert(d.Remarks, 1, directory.Remark{Key: "x", Title: "X", Text: "X"})
			}, "", `hintergrund/gewalt-zu-hause geaendert: Zuhause
  titel | Titel | Gewalt im eigenen Zuhause → Zuhause
hintergrund/x neu: X
  titel | Titel |  → X
  text | Text |  → X
hintergrund/ verschoben: 
   | Reihenfolge der Hintergrundtexte | Gewalt im eigenen Zuhause; Schweigen aus Scham; … → Schweigen aus Scham; Zuhause; …`, ""},
		{"both move, each in another way", func(d *directory.Dossier) { d.Remarks[0], d.Remarks[1] = d.Remarks[1], d.Remarks[0] },
			func(d *directory.Dossier) { slices.Reverse(d.Remarks) },
			"hintergrund:reihenfolge | hintergrund/ |  | Reihenfolge der Hintergrundtexte | Gewalt im eigenen Zuhause; Schweigen aus Scham; Schwerpunkt sexualisierte Gewalt → Schweigen aus Scham; Gewalt im eigenen Zuhause; Schwerpunkt sexualisierte Gewalt or Schwerpunkt sexualisierte Gewalt; Schweigen aus Scham; Gewalt im eigenen Zuhause",
			"hintergrund/ verschoben: \n   | Reihenfolge der Hintergrundtexte | Gewalt im eigenen Zuhause; Schweigen aus Scham; … → Schweigen aus Scham; Gewalt im eigenen Zuhause; …",
			"hintergrund/ verschoben: \n   | Reihenfolge der Hintergrundtexte | Gewalt im eigenen Zuhause; Schweigen aus Scham; Schwerpunkt sexualisierte Gewalt → Schwerpunkt sexualisierte Gewalt; Schweigen aus Scham; Gewalt im eigenen Zuhause"},
		{"a rhythm taken away here, changed there", func(d *directory.Dossier) { d.Region.Authority = nil }, func(d *directory.Dossier) { d.Region.Authority.Employees = 1 },
			"gebiet/verwaltung | gebiet/ | Kreis Soest | Verwaltung | Bedienstete (etwa): 1.400 → (entfällt) or Bedienstete (etwa): 1", "-", "gebiet/ geaendert: Kreis Soest\n  verwaltung/bedienstete_ca | Verwaltung: Bedienstete (etwa) | 1.400 → 1"},
		{"what one side took away stays where the other refers to it", func(d *directory.Dossier) {
			d.Members, d.Institutions = slices.DeleteFunc(d.Members, func(m directory.Membership) bool { return m.Institution != "" }), nil
		}, func(d *directory.Dossier) {
			d.Members = append(d.Members, directory.Membership{Key: "neu", Institution: "beratung-soest", Role: directory.RoleLead})
		}, "", `mitglieder/beratung-soest entfaellt: Frauenberatung Soest
  einrichtung | Einrichtung | Frauenberatung Soest → 
  rolle | Rolle | Kooperationspartner → 
mitglieder/neu neu: Frauenberatung Soest
  einrichtung | Einrichtung |  → Frauenberatung Soest
  rolle | Rolle |  → Federführung`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := example(t, "soest")
			base.Network.Version = 4
			ours, theirs := copied(t, base), copied(t, base)
			ours.Network.Version = 5
			test.ours(&ours)
			test.theirs(&theirs)
			merged, conflicts := history.Merge(base, ours, theirs, nil)
			if diff := cmp.Diff(test.conflicts, conflictLines(conflicts)); diff != "" {
				t.Errorf("conflicts (-want +got)\n%s", diff)
			}
			if got := lines(history.Diff(base, merged)); test.merged != "-" && got != strings.TrimSpace(test.merged) {
				t.Errorf("merged (-want +got)\n%s", cmp.Diff(test.merged, got))
			}
			if merged.Network.Version != 5 {
				t.Errorf("version %d, want that of ours", merged.Network.Version)
			}
			decide := map[string]history.Side{}
			for _, c := range conflicts {
				decide[c.ID] = history.Theirs
			}
			merged, left := history.Merge(base, ours, theirs, decide)
			if got := lines(history.Diff(base, merged)); test.forTheirs != "" && got != strings.TrimSpace(test.forTheirs) || len(left) > 0 {
				t.Errorf("decided for theirs, %d conflicts left (-want +got)\n%s", len(left), cmp.Diff(test.forTheirs, got))
			}
		})
	}
}

func TestMergeSharesNothingWithTheStates(t *testing.T) {
	base := example(t, "soest")
	base.Network.Cadence = &directory.Cadence{Months: 3}
	ours, theirs := copied(t, base), copied(t, base)
	want := encode(t, base)
	merged, _ := history.Merge(base, ours, theirs, nil)
	merged.Network.Cadence.Months, merged.Network.Topics[0], merged.Members[0].Note = 9, "anders", "anders"
	merged.Notices[0].Quotations[0].Text, merged.Region.Authority.Tasks[0], merged.Institutions[0].Sectors[0] = "anders", "anders", "polizei"
	for _, d := range []directory.Dossier{base, ours, theirs} {
		if diff := cmp.Diff(want, encode(t, d)); diff != "" {
			t.Errorf("changed with the result:\n%s", diff)
		}
	}
}
