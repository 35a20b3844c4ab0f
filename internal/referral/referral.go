// Package referral helps counselling staff to find the right contact and to pass it on.
package referral

import (
	"context"
	"net/http"

	"rundtisch/internal/answer"
	"rundtisch/internal/directory"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// Referral serves the search for services, the collection, and the handouts made from it.
type Referral struct {
	public  *store.Store // of the public level
	answers *answer.Answers
	staff   *store.Store // of the level of counselling staff
	owner   *store.Store // for the collection
	gate    *signin.Gate
	pages   *web.Pages
}

// New returns the pages on stores of the public and the staff level, and on the owner's.
func New(public, staff, owner *store.Store, answers *answer.Answers, gate *signin.Gate, pages *web.Pages) *Referral {
	return &Referral{public, answers, staff, owner, gate, pages}
}

func status(found templates.Find) int {
	if len(found.Faults) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// offer returns one service as staff may read it, or fault.NotFound.
func (f *Referral) offer(ctx context.Context, id directory.ID) (directory.Offer, error) {
	offers, err := f.staff.OffersByID(ctx, []directory.ID{id})
	if err != nil {
		return directory.Offer{}, err
	}
	return offerIn(offers, id)
}
