package directory

// Beginning is what is there of a network whose coordination begins with this directory.
type Beginning struct {
	Named        int // member institutions
	NoNumber     int // of them, those without a telephone number
	NoMail       int // of them, those without a mailbox: nobody can ask them whether all is right
	NoOffer      int // of them, those of which no service is known
	Coordination bool
	Goals        bool
	Empty        []string // what is wanted of a profile and not there: founded, audience, topics
	Agreement    bool
	Patron       bool
}

// Lacking is a member institution of which something is not there yet.
type Lacking struct {
	Key, Name           string
	Number, Mail, Offer bool // it has none
}

// FirstStep is something to do in the first year.
type FirstStep struct {
	Key      string
	Left, Of int      // how much of it; Of is 0 where it is one thing
	Done     bool     // nothing is left
	Empty    []string // which fields of it are empty
	Maybe    bool     // only if there is such a thing: it does not count
}

// FirstSteps returns what makes a network complete, in the order in which it is best done, from what is there.
func FirstSteps(o Overview, b Beginning) []FirstStep {
	all := []FirstStep{
		{Key: "mitglieder", Done: b.Named > 0 && !o.Unnamed()},
		{Key: "nummern", Left: b.NoNumber, Of: b.Named, Done: b.Named > 0 && b.NoNumber == 0},
		{Key: "e-mail", Left: b.NoMail, Of: b.Named, Done: b.Named > 0 && b.NoMail == 0},
		{Key: "koordination", Done: b.Coordination},
		{Key: "termin", Done: !o.NoDate},
		{Key: "profil", Done: len(b.Empty) == 0, Empty: b.Empty},
		{Key: "ziele", Done: b.Goals},
		{Key: "angebote", Left: b.NoOffer, Of: b.Named, Done: b.Named > 0 && b.NoOffer == 0},
		{Key: "pruefung", Left: o.Stale, Done: b.Named > 0 && o.Stale == 0},
		{Key: "vereinbarung", Done: b.Agreement, Maybe: true},
		{Key: "schirmherrschaft", Done: b.Patron, Maybe: true},
	}
	return all
}

// StepsLeft counts the steps that are not done yet, and all that count.
func StepsLeft(steps []FirstStep) (left, all int) {
	for _, s := range steps {
		if s.Maybe {
			continue
		}
		all++
		if !s.Done {
			left++
		}
	}
	return left, all
}
