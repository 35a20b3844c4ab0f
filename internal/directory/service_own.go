package directory

import "slices"

// ownServices returns the services of an institution as it sees them itself: everything up to the staff level.
func ownServices(services []Service) []Service {
	var own []Service
	for _, s := range services {
		if hiddenFromOwner(s.Visibility) {
			continue
		}
		s.Remark = ""
		s.Contacts = slices.DeleteFunc(slices.Clone(s.Contacts), func(c Contact) bool { return hiddenFromOwner(c.Visibility) })
		if len(s.Contacts) == 0 {
			s.Contacts = nil
		}
		own = append(own, s)
	}
	return own
}

func hiddenFromOwner(v Visibility) bool { return v.rank() > Staff.rank() }

// WithHidden returns services that an institution has changed, together with what it did not see of them before. If it gave
// something new a key that is in use, which it could not know, rename makes another one.
func WithHidden(own, before []Service, rename func(key string, used []string) string) []Service {
	merged := slices.Clone(own)
	for i := range merged {
		s := &merged[i]
		at := slices.IndexFunc(before, func(b Service) bool { return b.Key == s.Key && !hiddenFromOwner(b.Visibility) })
		if at < 0 {
			if keys := serviceKeys(before); slices.Contains(keys, s.Key) {
				s.Key = rename(s.Key, append(keys, serviceKeys(merged)...))
			}
			continue
		}
		s.Remark = before[at].Remark
		s.Contacts = hiddenContacts(s.Contacts, before[at].Contacts, rename)
	}
	for at, b := range before {
		if hiddenFromOwner(b.Visibility) {
			merged = slices.Insert(merged, min(at, len(merged)), b)
		}
	}
	return merged
}

func hiddenContacts(own, before []Contact, rename func(string, []string) string) []Contact {
	merged := slices.Clone(own)
	for at, b := range before {
		if !hiddenFromOwner(b.Visibility) {
			continue
		}
		if same := slices.IndexFunc(merged, func(c Contact) bool { return c.Key == b.Key }); same >= 0 {
			var used []string
			for _, c := range append(slices.Clone(merged), before...) {
				used = append(used, c.Key)
			}
			merged[same].Key = rename(b.Key, used)
		}
		merged = slices.Insert(merged, min(at, len(merged)), b)
	}
	return merged
}

func serviceKeys(services []Service) []string {
	keys := make([]string, len(services))
	for i, s := range services {
		keys[i] = s.Key
	}
	return keys
}
