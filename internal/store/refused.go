package store

import (
	"errors"

	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/fault"
)

// refusals maps a constraint of the database to the sentence for the person whose input it refused.
var refusals = map[string]fault.Sentence{
	"protected_has_no_address": "Frauenhäuser, Schutz- und Zufluchtswohnungen haben hier nie eine Anschrift, " +
		"Postleitzahl oder Koordinate.",
	"protected_sector_protects": "Frauenhäuser, Schutz- und Zufluchtswohnungen haben hier nie eine Anschrift, " +
		"Postleitzahl oder Koordinate.",
	"unit_of_protected_is_protected":  "Was zu einer geschützten Einrichtung gehört, ist selbst geschützt.",
	"names_one_thing":                 "Ein Eintrag nennt genau eines: eine Einrichtung, eine Gruppe oder eine Zahl.",
	"referral_is_not_public":          "Kontakte zur Vermittlung sind nie öffentlich.",
	"networks_key_key":                "Ein anderes Netzwerk hat diese Kennung schon.",
	"institutions_key_key":            "Eine andere Einrichtung hat diese Kennung schon.",
	"regions_key_key":                 "Ein anderes Gebiet hat diese Kennung schon.",
	"memberships_institution_id_fkey": "Diese Einrichtung gibt es nicht.",
}

// refused turns the name of a violated constraint into fault.Invalid and leaves every other error as it is.
func refused(err error) error {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		if reason, ok := refusals[pgErr.ConstraintName]; ok {
			return fault.Wrong(nil, reason)
		}
	}
	return err
}
