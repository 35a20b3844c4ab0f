// Package gazetteer knows Germany's postcodes, places, Kreise and Länder:
// which Kreis a person means who types a postcode or the name of a place, where it lies, and how to draw it.
//
// The embedded data come from free packages and are good guesses: a postcode they are not certain of gets
// several Kreise to choose from. An operator can import official files, see ImportFiles; from then on
// the answers are exactly what these files say. Sources and licences are in NOTICE.
//
// AGS is the official key of a region: 2 digits for a Land, 5 for a Kreis, 8 for a municipality,
// each beginning with the key of the larger region. Coordinates are degrees of latitude and longitude (WGS84).
package gazetteer
