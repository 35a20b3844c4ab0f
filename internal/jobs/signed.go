package jobs

import "rundtisch/internal/store"

// signed makes an e-mail one of a network to its members: its name stands before the address of the site, and answers go
// to its coordination. The address itself stays that of the site, which is what receivers check (SPF, DMARC).
// The letter ends with {{template "gruss.txt" .By}}, where By is the signature.
func (j *Jobs) signed(e envelope, by store.Signature) envelope {
	e.FromName, e.ReplyTo, e.ReplyToName = by.Network+" über "+j.site, by.Email, by.Office
	return e
}
