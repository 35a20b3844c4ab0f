package api

import "github.com/go-chi/chi/v5"

func (a *API) downloadRoutes(chi.Router) {}
