package desk

import "github.com/go-chi/chi/v5"

func (d *Desk) ownAccount(r chi.Router) {}
func (d *Desk) accounts(r chi.Router)   {}
