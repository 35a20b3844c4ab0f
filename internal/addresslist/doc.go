// Package addresslist reads e-mail addresses that somebody pasted (lines with a name and an address, tables, a To line, an
// export of an address book) and says which member of a network each one belongs to. What is not certain is asked.
package addresslist
