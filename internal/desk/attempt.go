package desk

import (
	"cmp"
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/templates/deskpages"
)

// attempt is what was typed into a form, and the result of trying to save it.
type attempt struct {
	typed     url.Values
	draft     bool
	faults    map[string]string // field → the sentence beside it
	unclear   map[string]string // field → the sentence beside it: what was typed there may mean several things, or nothing
	elsewhere []parts.Elsewhere
	stale     bool
	public    string // fingerprint of what was published when the form was opened, if it showed a draft
	besides   bool   // it is not what the form showed that has changed since, but what is published
	merged    bool   // with what somebody else saved in other fields
	gone      bool
	places    deskpages.Places
	key       string      // of the entry after the change
	seen      string      // fingerprint of the entry when the form was opened
	stand     parts.Stand // of its fields then
	owner     string      // key of the parent of a new entry
	network   string      // key of the network after the change
	published directory.Network
	after     directory.Dossier // the network as it would become, to locate questions in it
}

// recordQuestions records the questions about places that an error asks, with the fields that they are about.
func (a *attempt) recordQuestions(part parts.Part, err error) {
	invalid, _ := isInvalid(err)
	if entry, ok := part.Find(&a.after, a.key); ok {
		a.faults, a.elsewhere = entry.Faults(&a.after, invalid)
	}
	a.places = placeQuestions(err)
}

// errRefused aborts a change; the attempt holds its faults.
var errRefused = errors.New("refused")

// alreadyStored reports whether everything that was typed is stored already: then saving again overwrites nothing.
func alreadyStored(p parts.Part, typed url.Values, entry parts.Entry) bool {
	return len(p.Differ(typed, entry.Values())) == 0
}

// mergeWith takes over what somebody else saved since the form was opened, if nothing of it needs a decision; otherwise, and where
// it is not known what the form was opened with, it reports false: people decide.
func (a *attempt) mergeWith(p parts.Part, stored url.Values) bool {
	together := p.Together(a.stand, a.typed, stored)
	if !together.Clear() {
		return false
	}
	a.merged = together.TakesTheirs(a.typed)
	a.typed = together.Values
	return true
}

// find returns the entry that the form is to be written to, with typed being what it is to hold. Forms show the draft, if one
// waits; what is published at once takes over only what was changed in the form.
func (a *attempt) find(work *editing.Work, p parts.Part) (parts.Entry, error) {
	working, err := work.Shown()
	if err != nil {
		return parts.Entry{}, err
	}
	shown, ok := p.Find(&working, a.key)
	if !ok {
		a.gone = true
		return parts.Entry{}, errRefused
	}
	now := editing.Fingerprint(shown.Alone())
	if a.seen != now && !alreadyStored(p, a.typed, shown) && !a.mergeWith(p, shown.Values()) {
		a.stale = true
		return parts.Entry{}, errRefused
	}
	entry, ok := p.Find(&work.Dossier, a.key)
	if !ok {
		a.elsewhere = []parts.Elsewhere{{Reason: onlyInDraft}}
		return parts.Entry{}, errRefused
	}
	if public := editing.Fingerprint(entry.Alone()); public != now {
		if a.public != public && !alreadyStored(p, a.typed, entry) && !p.Together(a.stand, a.typed, entry.Values()).Clear() {
			a.stale, a.besides = true, true
			return parts.Entry{}, errRefused
		}
		typed := p.Onto(shown.Values(), a.typed, entry.Values())
		for name, texts := range a.typed {
			if strings.HasPrefix(name, personFields) {
				typed[name] = texts
			}
		}
		a.typed = typed
	}
	return entry, nil
}

// add appends a new entry to a part, unless the part has an identical one: pressing the button twice adds one entry.
func (a *attempt) add(work *editing.Work, part parts.Part) error {
	var words []string
	for _, tag := range part.KeyFrom {
		words = append(words, a.typed.Get(tag))
	}
	switch owner, ok := work.Institution(a.owner); {
	case part.Within == "":
		a.key = editing.NewKey(cmp.Or(words...), append(part.Keys(&work.Dossier), reservedKeys...))
	case !ok:
		a.faults = map[string]string{ownerField: chooseOwner}
		maps.Copy(a.faults, a.unclear)
		return errRefused
	default:
		protected := work.ProtectedKeys()[owner.Key]
		a.key = parts.JoinKey(owner.Key, editing.NewServiceKey(cmp.Or(words...), protected,
			append(part.Beside(&work.Dossier, parts.JoinKey(owner.Key, "")), reservedKeys...)))
	}
	entry := part.Add(&work.Dossier, a.key)
	if err := a.write(work, entry); err != nil {
		return err
	}
	entry, _ = part.Find(&work.Dossier, a.key)
	for _, other := range part.Entries(&work.Dossier) {
		if other.Key() != a.key && other.Owner() == entry.Owner() && part.Same(entry.Values(), other.Values()) {
			part.Remove(&work.Dossier, a.key)
			a.key = other.Key()
			return nil
		}
	}
	return nil
}

// write is apply, with the person that the form of some parts takes along.
func (a *attempt) write(work *editing.Work, entry parts.Entry) error {
	if namesPerson(entry.Part) {
		return a.withPerson(work, entry)
	}
	return a.apply(work, entry)
}

// apply writes what was typed and checks the network. It collects all faults before it aborts the change.
func (a *attempt) apply(work *editing.Work, entry parts.Entry) error {
	former := work.Network.Key
	a.faults = entry.Write(a.typed, editing.NewKey)
	if entry.Slug == "netzwerk" && work.Network.Key != former {
		a.rename(work)
	}
	if entry.Slug != "belege" && entry.Within == "" {
		work.HideStatements() // sources are at most as visible as what they are about
	}
	invalid, _ := isInvalid(work.Check())
	found, elsewhere := entry.Faults(&work.Dossier, withoutUnused(work.Dossier, invalid))
	for name, reason := range found {
		if a.faults[name] == "" {
			a.faults[name] = reason
		}
	}
	for name, reason := range a.unclear {
		a.faults[name] = reason
	}
	a.elsewhere = elsewhere
	if len(a.faults) > 0 || len(elsewhere) > 0 {
		return errRefused
	}
	work.Tidy()
	a.after = work.Dossier
	if !a.draft {
		a.network = work.Network.Key
	}
	return nil
}

// rename keeps the public address of the network as a former one, so that it leads to the new one.
func (a *attempt) rename(work *editing.Work) {
	if slices.Contains(a.published.FormerKeys, work.Network.Key) {
		a.faults["kennung"] = formerAddress
	}
	work.Network.FormerKeys = slices.Clone(a.published.FormerKeys)
	if work.Network.Key != a.published.Key {
		work.Network.FormerKeys = append([]string{a.published.Key}, work.Network.FormerKeys...)
	}
}

// withoutUnused drops the faults of institutions that nothing refers to any more: they are removed before saving.
func withoutUnused(d directory.Dossier, invalid fault.Invalid) fault.Invalid {
	tidied := d.Clone()
	tidied.Tidy()
	if len(tidied.Institutions) == len(d.Institutions) {
		return invalid
	}
	again, _ := isInvalid(tidied.Check())
	return again
}
