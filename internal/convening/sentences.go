package convening

import "rundtisch/internal/fault"

// What is said of a meeting as a whole.
const (
	alreadyHeld   fault.Sentence = "Das Treffen hat schon stattgefunden."
	isCancelled   fault.Sentence = "Das Treffen ist abgesagt. Nehmen Sie die Absage zurück, wenn es doch stattgefunden hat."
	stillToCome   fault.Sentence = "Das Treffen ist noch nicht. Bitte tragen Sie das am Tag des Treffens oder danach ein."
	onlyShorter   fault.Sentence = "Die Frist lässt sich nur verkürzen."
	nobodyToWrite fault.Sentence = "Es gibt niemanden, der diese E-Mail noch bekommen müsste."
	notPlanned    fault.Sentence = "Zu diesem Treffen kann niemand mehr eingeladen werden."
	nothingToTell fault.Sentence = "Es sind noch keine Ergebnisse eingetragen."
	sentAlready   fault.Sentence = "Die Ergebnisse sind schon verschickt."
)
