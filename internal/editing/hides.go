package editing

import "rundtisch/internal/directory"

// hides reports whether something that was public is still there but no longer public: an institution, or a contact, an address or
// a service of one or of the network.
func hides(before, after directory.Dossier) bool {
	was, now := public(before), public(after)
	for path, open := range was {
		if still, there := now[path]; open && there && !still {
			return true
		}
	}
	return false
}

// public reports, for everything that has a visibility of its own, whether it is public.
func public(d directory.Dossier) map[string]bool {
	all := map[string]bool{}
	note := func(v directory.Visibility, path string) { all[path] = v.OrPublic() == directory.Public }
	contacts := func(of string, list []directory.Contact) {
		for _, c := range list {
			note(c.Visibility, of+"/kontakte/"+c.Key)
		}
	}
	contacts("", d.Contacts)
	for _, i := range d.Institutions {
		at := i.ID().String()
		note(i.Visibility, at)
		contacts(at, i.Contacts)
		for _, p := range i.Places {
			note(p.Visibility, at+"/anschriften/"+p.Key)
		}
		for _, s := range i.Services {
			note(s.Visibility, at+"/angebote/"+s.Key)
			contacts(at+"/angebote/"+s.Key, s.Contacts)
		}
	}
	return all
}
