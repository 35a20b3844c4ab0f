package takeover

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/memberlist"
)

// What a row can be, beside the key of an institution that the directory has already.
const (
	ChoiceSame  = "=" // the member in today's list, perhaps with another name
	ChoiceNew   = "+" // an institution that the directory does not have yet
	ChoiceGroup = "*" // a group, without the name of an institution
)

// Decisions is a pasted list with what somebody decided about it.
type Decisions struct {
	Pasted   []memberlist.Member
	Seen     string            // Fingerprint of the list that the decisions are about
	Rows     map[int]Decision  // what is taken over, by number of the member; the others are left as they are
	Ends     map[string]string // key of a membership that the list does not have → until when it was one, as typed; "" removes it
	Parents  map[string]Above  // what is known of institutions that others are units of, by directory.Fold of the name
	Audience Audience          // who is to see how members are reached
	Stated   int               // how many members the text says there are; 0: leave that as it is
	Event    *directory.Event
	Press    *directory.Contact

	Reserved []string // keys that no entry must have: they stand for something else in addresses
}

// Decision is what was decided about one row.
type Decision struct {
	Choice      string // ChoiceSame, ChoiceNew, ChoiceGroup, or the key of an institution
	Name        string // the name as somebody corrected it; "": as it stands in the text
	Parent      string // what it belongs to, if ParentTyped
	ParentTyped bool
	Role        directory.Role
	Sector      directory.Sector
	Contact     bool // keep how it can be reached
}

// Above is an institution that others are units of.
type Above struct {
	Choice string // ChoiceNew or the key of an institution
	Sector directory.Sector
}

// Directory is what taking over a list needs of the whole directory, beside the network itself.
type Directory interface {
	// Adopt puts an institution of the directory, with those above it, into the network, or leaves it as it is where the
	// network has it. It returns fault.NotFound for a key that names no institution.
	Adopt(key string) error
	// InstitutionKeys returns for each institution that is to be made a key that nothing in the directory has or had.
	InstitutionKeys(made []directory.Institution) ([]string, error)
	// Keyring returns what makes keys of words: none of those used, and none twice.
	Keyring(used []string) func(words string) string
}

const (
	pathOfRow  = "zeile"
	pathOfGone = "ende"
)

// What else than a row can be wrong in a list that is taken over.
var (
	PathOfEvent = fault.At("termin")  // its fields are those of a directory.Event
	PathOfPress = fault.At("kontakt") // its fields are those of a directory.Contact
)

// PathOfRow leads to the row of a list with this number.
func PathOfRow(number int) fault.Path { return fault.Entry(pathOfRow, number) }

// PathOfGone leads to a membership that the list does not have, by its key.
func PathOfGone(key string) fault.Path { return fault.At(pathOfGone, key) }
