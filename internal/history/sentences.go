package history

// What a summary says of changes: sentences without a subject, which is put before them.
const (
	moreChanges   = "und %d weitere Änderungen"
	fieldsChanged = "%d Angaben geändert"
	twoChanged    = "%s und %s geändert"
	checkEnded    = "nicht mehr geprüft"
	checkPrevious = "wieder nach einer früheren Prüfung"
)
