package parts

// What makes a field of a kind.

func text(tag, label, help string) Field { return Field{Tag: tag, Label: label, Help: help} }

func long(tag, label, help string) Field { return as(Long, text(tag, label, help)) }

func lines(tag, label, help string) Field {
	return as(Lines, text(tag, label, joined(help, helpLines)))
}

// date is a day, month or year; day is one that is known to the day.
func date(tag, label, help string) Field {
	return narrow(as(Date, text(tag, label, joined(help, helpDate))))
}

func day(tag, label, help string) Field {
	f := narrow(as(Date, text(tag, label, joined(help, helpDay))))
	f.Certain = true
	return f
}

func clockTime(tag, label, help string) Field { return narrow(as(Clock, text(tag, label, help))) }

func number(tag, label, help string) Field { return narrow(as(Number, text(tag, label, help))) }

func yes(tag, label, help string) Field { return as(YesNo, text(tag, label, help)) }

func choice(tag, label, help string, options ...Option) Field {
	f := as(Choice, text(tag, label, help))
	f.Options = options
	return f
}

// word is a choice of values that the catalogue has words for.
func word[T ~string](tag, label, words string, list ...T) Field {
	f := choice(tag, label, "", values(list...)...)
	f.Words = words
	return f
}

// picks chooses any number of a list that the catalogue has words for.
func picks[T ~string](tag, label, help, words string, list []T) Field {
	f := as(Picks, word(tag, label, words, list...))
	f.Help = help
	return f
}

// values makes options that the catalogue has words for.
func values[T ~string](list ...T) []Option {
	options := make([]Option, len(list))
	for i, v := range list {
		options[i].Value = string(v)
	}
	return options
}

func reference(tag, label, help, from string) Field {
	f := as(Reference, text(tag, label, help))
	f.From = from
	return f
}

func references(tag, label, help, from string) Field {
	return as(References, reference(tag, label, help, from))
}

// rows is a list of entries within the entry; one is what such an entry is called.
func rows(tag, label, help, one string, fields ...Field) Field {
	f := as(Rows, text(tag, label, help))
	f.One, f.Fields = one, fields
	return f
}

func joined(first, second string) string {
	if first == "" {
		return second
	}
	return first + " " + second
}
