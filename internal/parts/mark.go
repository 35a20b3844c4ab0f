package parts

import "rundtisch/internal/directory"

// What is said of a field besides its kind.

// short gives a field a label in few words.
func short(label string, f Field) Field { f.Short = label; return f }

// must makes a field required.
func must(f Field) Field { f.Required = true; return f }

// wanted makes a field one whose lack is worth saying.
func wanted(f Field) Field { f.Wanted = true; return f }

// coming is for a date that lies ahead.
func coming(f Field) Field { f.Coming = true; return f }

// narrow is for what is short.
func narrow(f Field) Field { f.Narrow = true; return f }

// code marks a text that programs read.
func code(f Field) Field { f.Code = true; return f }

// as turns a field into another kind of input.
func as(w Widget, f Field) Field { f.Widget = w; return f }

// only shows a field to one kind of entry.
func only(kind string, f Field) Field { f.Only = kind; return f }

// keyed gives the rows of a field keys, which are made of these fields.
func keyed(f Field, from ...string) Field { f.Keyed, f.KeyFrom = true, from; return f }

// under begins a group of fields.
func under(heading, intro string, f Field) Field { f.Heading, f.Intro = heading, intro; return f }

// later is for what is not needed at first.
func later(f Field) Field { f.Later = true; return f }

// least marks a field that nobody below a level ever sees, however visible its entry is.
func least(level directory.Visibility, f Field) Field { f.Least = level; return f }

// person marks a field about somebody who works there: staff read it, and it stands in no table.
func person(f Field) Field { f.Person = true; return least(directory.Staff, f) }
