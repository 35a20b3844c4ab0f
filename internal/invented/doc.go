// Package invented makes up networks, so that everything can be tried and measured without real ones. What it makes is
// marked wherever it can be read on its own: the names of networks, regions and institutions end in „(erfunden)", keys
// begin with „erfunden-", nobody can be reached at any number or address in it. Only the Kreise and the postcodes are
// real, so that a search for a place finds something.
package invented

// Mark is at the end of every name that was made up.
const Mark = "(erfunden)"

// MaxNetworks is how many networks can be made: a hundred for each Kreis.
const MaxNetworks = 40_000
