package dossiertest

import "rundtisch/internal/directory"

// Offers returns what the institutions of a dossier offer, in its order. An institution without services stands for itself.
func Offers(d directory.Dossier) []directory.Offer {
	protected := d.ProtectedKeys()
	var offers []directory.Offer
	for _, i := range d.Institutions {
		o := directory.Offer{Institution: i, Protected: protected[i.Key], Networks: []directory.Named{{Key: d.Network.Key, Name: d.Network.Name}}}
		if parent, ok := d.Institution(i.Parent); ok {
			o.ParentName = parent.Name
		}
		for _, district := range d.Region.Districts {
			o.Districts = append(o.Districts, district.AGS)
		}
		if len(i.Services) == 0 {
			offers = append(offers, o)
		}
		for _, s := range i.Services {
			o.Service = s
			offers = append(offers, o)
		}
	}
	return offers
}
