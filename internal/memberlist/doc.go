// Package memberlist turns text that a coordinator pastes (out of Word, a PDF, an e-mail, a web page or a press
// release) into proposed members of a network, and compares them with today's list.
//
// It reads in steps, a file each: clean (characters), line (markers), element (joined lines, tables, paragraphs),
// section (which of them are a member list), row (contacts, names, kind, sector) and sentence (lists in running text).
//
// Nothing here knows a particular place or organisation. The rules are shapes and word classes of German
// institutions (words.go). Everything is pure and deterministic: no clock, no network, no files.
// Whatever is read as no member is told (unread.go). What a protected institution's line says of its address leaves this
// package in no note and in no JSON: only Withheld.Words and Member.Suspicious hold it, for whoever pasted the text.
package memberlist
