package memberlist

import "rundtisch/internal/directory"

// Limits of one paste. What is beyond them is left out, and a note says so.
const (
	MaxText    = 2 << 20 // bytes
	MaxMembers = directory.MaxEntries
	maxLines   = 20000
	maxProse   = 50 << 10 // bytes of running text that are searched for members
	maxEntry   = 600      // bytes of one entry; what is longer is no name
)

// Kind tells an institution with a name from a group that is only named in general („Rechtsanwältinnen").
type Kind string

// The two kinds.
const (
	KindInstitution Kind = "institution"
	KindGroup       Kind = "group"
)

// Sure is the confidence from which a row is called „sicher": of such rows 97 of 100 are right on texts never seen before.
const Sure = 0.9

// Member is one proposed line of a member list.
type Member struct {
	Name       string           `json:"name"`
	Parent     string           `json:"parent"` // the institution it is a unit of; "" if none is named
	Kind       Kind             `json:"kind"`
	Sector     directory.Sector `json:"sector"`     // proposed, always one of directory.Families
	Repairs    []string         `json:"repairs"`    // what was damaged and put right, for people; never nil
	Confidence float64          `json:"confidence"` // from 0 to 1, two decimals
	Raw        string           `json:"raw"`        // as pasted, without a postal address

	// Normalised says what was only brought into the usual form („e.V." → „e. V."); nothing was damaged.
	Normalised []string `json:"normalised,omitempty"`
	Function   string   `json:"function,omitempty"` // in which function somebody of it takes part
	Person     string   `json:"person,omitempty"`
	Phone      string   `json:"phone,omitempty"`
	Email      string   `json:"email,omitempty"`
	Website    string   `json:"website,omitempty"`
	Category   string   `json:"category,omitempty"` // the heading it stood under („Beratungsstellen")

	MorePhones []Number              `json:"more_phones,omitempty"` // beside Phone
	Remark     string                `json:"remark,omitempty"`      // of Phone: „24 Std."
	Label      string                `json:"label,omitempty"`       // of Phone: „Mobil"
	Until      directory.PartialDate `json:"until,omitempty"`       // until when the text says that it is a member
	Unread     []string              `json:"unread,omitempty"`      // what stands in the row and was not taken
	Number     int                   `json:"-"`                     // of the member among those proposed, from 1
	Line       int                   `json:"-"`                     // of the text, from 1
	Address    bool                  `json:"-"`                     // what may be a postal address stands there too
	Suspicious string                `json:"-"`                     // the words that may be one, for whoever pasted them and nobody else

	Written    string `json:"-"` // the name as it stands there, whole
	ParentSaid bool   `json:"-"` // the text says in so many words what it belongs to
}

// Result is what a text says about the members of a network.
type Result struct {
	StatedCount int      `json:"stated_count"` // how many members the text says there are; 0 if it does not say
	Members     []Member `json:"members"`      // in the order of the text; never nil
	Notes       []string `json:"notes"`        // what people should know before they accept it; never nil

	// Offered are bodies that may be members, likely enough to be shown and not to be ticked, the likeliest first; numbered on
	// from those of Members.
	Offered  []Member   `json:"offered,omitempty"`
	Unread   []Unread   `json:"unread,omitempty"`   // what was read as no member, in the order of the text
	Withheld []Withheld `json:"withheld,omitempty"` // rows about protected institutions that seem to hold an address
	Left     []Left     `json:"left,omitempty"`     // whom the text names as former members

	More bool `json:"-"` // there are more than MaxMembers
	Cut  bool `json:"-"` // only the beginning was read
}
