// Package memberlist turns text that a coordinator pastes (out of Word, a PDF, an e-mail, a web page or a press
// release) into proposed members of a network, and compares them with today's list.
//
// It reads in steps, a file each: clean (characters), line (markers), element (joined lines, tables, paragraphs), section (lists
// that are announced, tables, blocks: rules), then what the rules leave: token, reading (lines and sentences), candidate (what
// grammar allows to be a name), feature, decide (a model that was trained on labelled texts; package chain), and row (contacts,
// names, kind, sector) for both. Package labelled measures it, command teach trains it.
//
// Nothing here knows a particular organisation, and of places only the words of their names (gazetteer). The rules are shapes and
// word classes of German institutions (words.go). Everything is pure and deterministic: no clock, no network, no files.
// Whatever is read as no member is told (unread.go). What a protected institution's line says of its address leaves this
// package in no note and in no JSON: only Withheld.Words and Member.Suspicious hold it, for whoever pasted the text.
package memberlist
