package directory

import "slices"

// WithInstitutions adds to the offers of a network those of its institutions that have a contact and no service: whoever
// looks for a number finds it, too. An offer without a service has no key.
func WithInstitutions(offers []Offer, d Dossier) []Offer {
	protected := d.ProtectedKeys()
	var districts []string
	for _, k := range d.Region.Districts {
		districts = append(districts, k.AGS)
	}
	for _, i := range d.Institutions {
		offered := slices.ContainsFunc(offers, func(o Offer) bool { return o.Institution.Key == i.Key })
		if offered || len((Offer{Institution: i}).Reach()) == 0 {
			continue
		}
		parent, _ := d.Institution(i.Parent)
		offers = append(
			offers,
			Offer{
				Institution: i,
				Protected:   protected[i.Key],
				ParentName:  parent.Name,
				Networks:    []Named{{d.Network.Key, d.Network.Name}},
				Districts:   districts,
			},
		)
	}
	return offers
}
