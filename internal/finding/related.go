package finding

import (
	"slices"

	"rundtisch/internal/directory"
)

// related are languages whose speakers often understand each other, or have learned the other one: never so surely that
// one may stand for the other.
var related = [][]directory.Tongue{
	{"fa", "prs"}, {"kmr", "ckb", "zza"}, {"ru", "uk"}, {"sr", "hr", "bs"}, {"bg", "mk"}, {"cs", "sk"}, {"hi", "ur"}, {"tr", "az"},
}

// Related returns the languages that may help where nobody speaks the one that was asked for.
func Related(t directory.Tongue) []directory.Tongue {
	for _, family := range related {
		if n := slices.Index(family, t); n >= 0 {
			return slices.Delete(slices.Clone(family), n, n+1)
		}
	}
	return nil
}
