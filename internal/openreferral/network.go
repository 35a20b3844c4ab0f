package openreferral

// Network is what the standard has no words for: how institutions work together. It stands in the extension x_netzwerk of
// an organization, whose schema is published at the profile address.
type Network struct {
	Form string `json:"form"`
}

// Page is one page of a list.
type Page[T any] struct {
	TotalItems int  `json:"total_items"`
	TotalPages int  `json:"total_pages"`
	Number     int  `json:"page_number"` // from 1
	Size       int  `json:"size"`        // of this page
	First      bool `json:"first_page"`
	Last       bool `json:"last_page"`
	Empty      bool `json:"empty"`
	Contents   []T  `json:"contents"`
}
