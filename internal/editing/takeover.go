package editing

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/takeover"
)

// TakeOver makes the changes that were decided about a pasted list, see takeover.Decisions.Apply.
func (w *Work) TakeOver(d takeover.Decisions) error {
	return d.Apply(&w.Dossier, wholeDirectory{w}, CheckedBy(w.Role), w.Now)
}

// wholeDirectory is what a list that is taken over needs to know beside its network.
type wholeDirectory struct{ *Work }

// InstitutionKeys returns a key for each institution that is to be made; however many there are, it asks the database only a
// few times.
func (w wholeDirectory) InstitutionKeys(made []directory.Institution) ([]string, error) {
	bases := make([]string, len(made))
	for i, inst := range made {
		bases[i] = w.institutionBase(inst.Name, inst.Sectors)
	}
	return w.institutionKeys(bases)
}

// Keyring returns what makes keys of words, none of them used.
func (w wholeDirectory) Keyring(used []string) func(string) string { return newKeyring(used).words }
