package openreferral

// Taxonomy is a list of words: sectors, topics, audiences, networks.
type Taxonomy struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Description string `json:"description"`
	URI         string `json:"uri,omitempty"`
	Version     string `json:"version,omitempty"`
}

// Term is one word of a taxonomy.
type Term struct {
	ID          string    `json:"id"`
	Code        string    `json:"code,omitempty"`
	Name        string    `json:"name"`
	Description string    `json:"description"`
	ParentID    string    `json:"parent_id,omitempty"`
	Taxonomy    string    `json:"taxonomy,omitempty"`
	Detail      *Taxonomy `json:"taxonomy_detail,omitempty"`
	Language    string    `json:"language,omitempty"`
	TaxonomyID  string    `json:"taxonomy_id,omitempty"`
	URI         string    `json:"term_uri,omitempty"`
}

// Attribute says that a word holds for something.
type Attribute struct {
	ID         string `json:"id"`
	LinkID     string `json:"link_id,omitempty"`
	TermID     string `json:"taxonomy_term_id,omitempty"` // where Term is not
	LinkEntity string `json:"link_entity,omitempty"`      // „organization", „service"
	Value      string `json:"value,omitempty"`
	Term       *Term  `json:"taxonomy_term,omitempty"`
}
