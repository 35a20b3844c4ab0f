package doctor

import (
	"context"
	"fmt"
	"strings"
	"time"

	"rundtisch/internal/condition"
)

// Limits beyond which something is told.
const (
	clocksApart = 2 * time.Second
	oldestMail  = 6 * time.Hour
	oldServer   = 150000 // the first PostgreSQL that the program runs on
)

// database looks at the server, at what is in it, and at what waits there.
func database(ctx context.Context, p Patient) []Finding {
	if p.Owner == nil {
		return nil
	}
	s, err := condition.ServerOf(ctx, p.Owner)
	if err != nil {
		return []Finding{{"Datenbank", Fault, "Sie antwortet nicht: " + err.Error(),
			"Läuft PostgreSQL? Stimmen Rechner, Name und Passwort in DATABASE_URL, und lässt pg_hba.conf die Anmeldung zu?"}}
	}
	found := server(s, p.Known)
	if s.Schema == 0 || s.Schema != p.Known {
		return found // what there is to be read is not what this program knows
	}
	switch note, err := p.Levels(ctx); {
	case err != nil:
		found = append(found, Finding{"Stufen", Fault, err.Error(), "„rundtisch migrate“ bringt Rollen, Sichten und Rechte in Ordnung."})
	case note != "":
		found = append(found, Finding{"Stufen", Warning, note, "Siehe „Datenbank“ in BETRIEB.md."})
	default:
		found = append(found, Finding{"Stufen", OK, "Jede liest mit einer eigenen Anmeldung alle ihre Sichten und nichts sonst.", ""})
	}
	return append(found, work(ctx, p)...)
}

func server(s condition.Server, known int64) []Finding {
	found := []Finding{{"Datenbank", OK, fmt.Sprintf("PostgreSQL %d, %d MB.", s.Version/10000, s.Bytes>>20), ""}}
	bad := func(is bool, about string, state State, said, todo string) {
		if is {
			found = append(found, Finding{about, state, said, todo})
		}
	}
	bad(s.Version < oldServer, "Datenbank", Fault, "Diese PostgreSQL ist zu alt.", "Auf 15 oder neuer aktualisieren.")
	bad(s.Standby, "Datenbank", Fault, "Sie ist eine Kopie, die nur gelesen werden kann.",
		"In DATABASE_URL den Rechner angeben, an dem geschrieben wird.")
	bad(s.Encoding != "UTF8", "Umlaute", Fault, "Die Datenbank speichert Text in "+s.Encoding+".",
		"Eine mit UTF8 anlegen (create database … encoding 'UTF8' template template0) und die Sicherung dort zurückspielen.")
	bad(!s.Folds, "Umlaute", Fault, "Die Suche unterscheidet Ä und ä.",
		"Die Datenbank mit der Zeichenordnung C.UTF-8 oder de_DE.UTF-8 anlegen und die Sicherung dort zurückspielen.")
	bad(!s.Sorts, "Umlaute", Fault, "Die deutsche Sortierung (de-x-icu) fehlt.", "Eine PostgreSQL nehmen, die mit ICU gebaut ist.")
	bad(s.Encoding == "UTF8" && s.Folds && s.Sorts, "Umlaute", OK, "Ä und ä werden gemeinsam gefunden und deutsch sortiert.", "")
	bad(len(s.Missing) > 0, "Erweiterungen", Fault, "Es fehlen: "+strings.Join(s.Missing, ", ")+".",
		"Als Verwalter in dieser Datenbank: create extension "+strings.Join(s.Missing, "; create extension ")+
			"; (Debian: Paket postgresql-contrib)")
	bad(len(s.Missing) == 0, "Erweiterungen", OK, "pg_trgm und intarray sind da.", "")
	bad(!s.MakesRole, "Rollen", Warning, "Der Datenbankbenutzer darf keine Rollen anlegen.",
		"Als Verwalter: alter role … createrole. Sonst liest jede Stufe mit der Anmeldung des Besitzers.")
	bad(!s.Berlin, "Zeitzone", Fault, "PostgreSQL kennt Europe/Berlin nicht.",
		"Die Zeitzonen des Betriebssystems einrichten (Debian: tzdata).")
	apart := s.Clock.Sub(s.Asked).Abs()
	bad(apart > clocksApart, "Uhr", Warning,
		fmt.Sprintf("Die Uhren der Datenbank und dieses Rechners gehen %s auseinander.", apart.Round(time.Second)),
		"Auf beiden Rechnern die Zeit abgleichen (NTP): Links und Anmeldungen gelten sonst zu kurz oder zu lang.")
	bad(apart <= clocksApart, "Uhr", OK, "Die Uhren der Datenbank und dieses Rechners gehen gleich.", "")
	switch {
	case s.Schema == 0:
		bad(true, "Schema", Warning, "In der Datenbank ist noch kein Verzeichnis.", "„rundtisch migrate“ oder „rundtisch serve“ richtet es ein.")
	case s.Schema < known:
		bad(true, "Schema", Warning, fmt.Sprintf("Die Datenbank hat den Stand %d, dieses Programm %d.", s.Schema, known),
			"Sichern, dann das neue Programm starten; es bringt sie auf seinen Stand.")
	case s.Schema > known:
		bad(true, "Schema", Warning, fmt.Sprintf("Die Datenbank hat den Stand %d, dieses Programm kennt nur %d.", s.Schema, known),
			"Alle Instanzen auf das neuere Programm bringen.")
	default:
		bad(true, "Schema", OK, fmt.Sprintf("Stand %d.", s.Schema), "")
	}
	return found
}

// work looks at what waits.
func work(ctx context.Context, p Patient) []Finding {
	w, err := condition.WorkOf(ctx, p.Owner, p.Mails)
	if err != nil {
		return []Finding{{"Hintergrundarbeit", Fault, err.Error(), "„rundtisch migrate“ bringt die Rechte in Ordnung."}}
	}
	var found []Finding
	if w.Stuck > 0 {
		found = append(found, Finding{"Hintergrundarbeit", Warning, fmt.Sprintf("%d Aufgaben warten oder laufen zu lange.", w.Stuck),
			"Läuft eine Instanz? Im Protokoll steht, was scheitert („background work failed“)."})
	} else {
		found = append(found, Finding{"Hintergrundarbeit", OK, "Nichts wartet zu lange.", ""})
	}
	if w.OldestMail > oldestMail {
		found = append(found, Finding{"E-Mails", Warning, fmt.Sprintf("Die älteste wartet seit %d Stunden.", int(w.OldestMail.Hours())),
			"„rundtisch mail status“ sagt, warum."})
	}
	return found
}
