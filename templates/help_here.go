package templates

import (
	"cmp"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// mostHelping is how many institutions stand at the head of a page: as many as can be read at a glance.
const mostHelping = 4

// HelpHere is what stands at the head of a network, an institution and a region: whom to ring. Where no number is known,
// the numbers that hold everywhere are all the same.
type HelpHere struct {
	Numbers []directory.Institution // with a number for everybody
	Names   []directory.Institution // of whom no number is known
	Website string                  // of the network itself
	Network bool                    // it is about a network, which is no place to get help at once
	Near    bool                    // these are others, in the same networks
}

// NewHelpHere takes the institutions in the order of directory.Helping.
func NewHelpHere(helping []directory.Institution) HelpHere {
	var h HelpHere
	for _, i := range helping {
		switch {
		case len(h.Numbers)+len(h.Names) == mostHelping:
			return h
		case len(i.HelpContacts()) > 0:
			h.Numbers = append(h.Numbers, i)
		default:
			h.Names = append(h.Names, i)
		}
	}
	return h
}

// networkHelp is the help of a network: its own numbers first, then those of its members.
func networkHelp(page directory.NetworkPage, now time.Time) HelpHere {
	h := NewHelpHere(page.HelpingMembers(now))
	own := directory.Institution{Name: page.Network.Name, Contacts: page.Contacts}
	if len(own.HelpContacts()) > 0 {
		h.Numbers = append([]directory.Institution{own}, h.Numbers...)
	}
	for _, c := range page.Contacts {
		if c.Website != "" && c.Visibility.OrPublic() == directory.Public &&
			(c.Kind == directory.ContactCoordination || c.Kind == directory.ContactHelp) {
			h.Website = cmp.Or(h.Website, c.Website)
		}
	}
	h.Network = !page.Network.Emergency
	return h
}

// calledShortly is a name without what explains it: „Schattenlicht“.
func calledShortly(name string) string {
	short, _, _ := strings.Cut(name, " – ")
	return short
}
