package accounts

import (
	"net/url"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/templates/accountpages"
)

// mostMeant is how many networks or institutions are offered for what was typed.
const mostMeant = 8

// chosen returns the key of what was typed: what was picked below the field, the one thing that is called so, or the text.
func chosen(form url.Values, field string, list []directory.Named) string {
	text := form.Get(field)
	for _, n := range list {
		if n.Key == text || n.Key == form.Get(field+"_wahl."+text) {
			return n.Key
		}
	}
	if at := directory.CalledSo(text, namesOf(list)); at >= 0 {
		return list[at].Key
	}
	return text
}

// meant returns what a text may mean that was refused; none if it is one of the keys, or too many fit.
func meant(text string, list []directory.Named) []directory.Named {
	found := directory.MayMean(text, namesOf(list))
	if len(found) > mostMeant || slices.ContainsFunc(list, func(n directory.Named) bool { return n.Key == text }) {
		return nil
	}
	offered := make([]directory.Named, len(found))
	for i, at := range found {
		offered[i] = list[at]
	}
	return offered
}

func namesOf(list []directory.Named) []string {
	names := make([]string, len(list))
	for i, n := range list {
		names[i] = n.Name
	}
	return names
}

// toldApart returns things with names of which no two are the same.
func toldApart(list []directory.Named) []directory.Named {
	keys := make([]string, len(list))
	for i, n := range list {
		keys[i] = n.Key
	}
	for i, name := range directory.Disambiguate(namesOf(list), nil, keys) {
		list[i].Name = name
	}
	return list
}

// offer puts what was typed and refused beside what it may mean, and names in place of keys.
func offer(shown *accountpages.Accounts) {
	if shown.Faults["network"] != "" {
		shown.MeantNetworks = meant(shown.Invite.Network, shown.Networks)
	}
	if shown.Faults["institution"] != "" {
		shown.MeantInstitutions = meant(shown.Invite.Institution, shown.Institutions)
	}
	for _, n := range shown.Networks {
		if n.Key == shown.Invite.Network && len(shown.Networks) > accountpages.MostListed {
			shown.Invite.Network = n.Name
		}
	}
	for _, n := range shown.Institutions {
		if n.Key == shown.Invite.Institution {
			shown.Invite.Institution = n.Name
		}
	}
}
