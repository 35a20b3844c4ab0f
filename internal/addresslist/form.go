package addresslist

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/mailaddress"
)

// Names of fields: „adresse.KEY", „gesehen.KEY", „aus.KEY" of a row; „offen.N.text" … of an open address.
const (
	typedField, seenField, fromField  = "adresse.", "gesehen.", "aus."
	levelField, unreadField, hadField = "stufe", "ohne", "bekannt"
)

func openField(n int, tag string) string { return fmt.Sprintf("offen.%d.%s", n, tag) }

// Fill takes what was typed and chosen. What belongs to nobody any more becomes open.
func (s *Sheet) Fill(form url.Values) {
	if v := directory.Visibility(form.Get(levelField)); v.Valid() && v != "" {
		s.Level = v
	}
	s.Unread = form[unreadField]
	_, _ = fmt.Sscan(form.Get(hadField), &s.Had) // nothing is no number
	for _, r := range s.Rows {
		if _, ok := form[typedField+r.Key]; !ok {
			continue
		}
		typed, seen := form.Get(typedField+r.Key), form.Get(seenField+r.Key)
		r.Seen = seen
		if strings.TrimSpace(typed) != seen { // otherwise untouched: what stands there now is shown
			r.Typed, r.From = typed, form.Get(fromField+r.Key)
		}
	}
	for n := 0; n < 2*MostOpen && form.Has(openField(n, "text")); n++ {
		o := &Open{
			Text: form.Get(openField(n, "text")), Address: form.Get(openField(n, "adresse")), Choice: form.Get(openField(n, "wahl")),
			Name: form.Get(openField(n, "name")), Why: form.Get(openField(n, "warum")),
		}
		if _, err := mailaddress.Plain(o.Address); err != nil {
			o.Wrong = err.Error()
		}
		for _, key := range strings.Fields(form.Get(openField(n, "vielleicht"))) {
			if r := s.byKey[key]; r != nil {
				o.Maybe = append(o.Maybe, r)
			}
		}
		s.Open = append(s.Open, o)
	}
	s.orphans(form)
}

// orphans asks about what was typed for somebody who is no member any more.
func (s *Sheet) orphans(form url.Values) {
	var keys []string
	for name := range form {
		key, ok := strings.CutPrefix(name, typedField)
		typed := strings.TrimSpace(form.Get(name))
		if ok && s.byKey[key] == nil && typed != "" && typed != form.Get(seenField+key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		s.ask(&Open{Text: form.Get(nameField + key), Address: form.Get(typedField + key), Why: whyGone})
	}
}

const nameField = "name."

// Values is the sheet as a form that Fill reads.
func (s *Sheet) Values() url.Values {
	form := url.Values{levelField: {string(s.Level)}, unreadField: s.Unread, hadField: {fmt.Sprint(s.Had)}}
	for _, r := range s.Rows {
		if r.Changed() {
			form.Set(typedField+r.Key, r.Typed)
			form.Set(seenField+r.Key, r.Seen)
			form.Set(fromField+r.Key, r.From)
			form.Set(nameField+r.Key, r.Name)
		}
	}
	for n, o := range s.Open {
		for tag, value := range map[string]string{
			"text": o.Text, "adresse": o.Address, "wahl": o.Choice, "name": o.Name, "warum": o.Why, "vielleicht": o.Keys(),
		} {
			form.Set(openField(n, tag), value)
		}
	}
	return form
}

// Keys are the keys of those who may be meant.
func (o Open) Keys() string {
	var keys []string
	for _, r := range o.Maybe {
		keys = append(keys, r.Key)
	}
	return strings.Join(keys, " ")
}

// Change is a new address of a member; "" takes it away.
type Change struct{ Key, Seen, Address string }

// Decide returns what is to be changed. If something is wrong, the rows and the open ones say so, and it returns false.
func (s *Sheet) Decide() (changes []Change, ok bool) {
	ok = true
	refuse := func(fault *string, text string) { *fault, ok = text, false }
	to := map[string]string{}
	for _, o := range s.Open {
		o.Fault = ""
		r, wrong := s.chosen(o)
		switch {
		case wrong != "":
			refuse(&o.Fault, wrong)
		case r == nil:
		case s.taken(to, r, o.Address):
			refuse(&o.Fault, fmt.Sprintf(twoForOne, r.Name))
		default:
			if o.Wrong != "" {
				refuse(&o.Fault, o.Wrong)
			}
			to[r.Key] = strings.TrimSpace(o.Address)
		}
	}
	for _, r := range s.Rows {
		address, given := to[r.Key]
		if !given {
			address = strings.TrimSpace(r.Typed)
			if _, err := mailaddress.Plain(address); err != nil && address != "" && address != r.Now {
				refuse(&r.Fault, err.Error())
			}
		}
		if address != r.Now {
			changes = append(changes, Change{Key: r.Key, Seen: r.Seen, Address: address})
		}
	}
	return changes, ok
}

// taken reports whether another address was chosen or typed for a member.
func (s *Sheet) taken(to map[string]string, r *Row, address string) bool {
	same := func(other string) bool {
		return strings.EqualFold(strings.TrimSpace(other), strings.TrimSpace(address))
	}
	if other, ok := to[r.Key]; ok {
		return !same(other)
	}
	return r.Changed() && strings.TrimSpace(r.Typed) != "" && !same(r.Typed)
}

// chosen returns the member that was chosen for an open address; nil if none was.
func (s *Sheet) chosen(o *Open) (*Row, string) {
	if name := strings.TrimSpace(o.Name); name != "" {
		names := make([]string, len(s.Rows))
		for i, r := range s.Rows {
			names[i] = r.Whole()
		}
		if at := directory.CalledSo(name, names); at >= 0 {
			return s.Rows[at], ""
		}
		found := directory.MayMean(name, names)
		if len(found) == 0 {
			return nil, fmt.Sprintf(nobodySo, name)
		}
		o.Maybe = nil
		for _, at := range found[:min(len(found), 2*mostSeen)] {
			o.Maybe = append(o.Maybe, s.Rows[at])
		}
		o.Name = ""
		return nil, fmt.Sprintf(maySo, name)
	}
	return s.byKey[o.Choice], ""
}

// Settle drops the open addresses about which was decided, and reports whether some are left.
func (s *Sheet) Settle() bool {
	s.Open = slices.DeleteFunc(s.Open, func(o *Open) bool { return !o.undecided() })
	return len(s.Open) > 0
}

// Moved says beside each row whose address somebody else has changed what stands there now.
func (s *Sheet) Moved(now map[string]string) {
	for key, address := range now {
		r := s.byKey[key]
		if r == nil {
			continue
		}
		if !r.Changed() {
			r.Typed = address
		}
		r.Now, r.Theirs = address, fmt.Sprintf(nowAnother, address)
		if address == "" {
			r.Theirs = nowNothing
		}
	}
}
