package areaname

import "rundtisch/internal/fault"

// What is wrong with the name of an area.
const (
	areaUnknown fault.Sentence = "„%s“ kennen wir nicht. Bitte schreiben Sie den Namen wie „Sachsen-Anhalt“, „Kreis Soest“, „Herne“ " +
		"oder „Lippstadt“."
	areaLike    fault.Sentence = "„%s“ kennen wir nicht. Bitte wählen Sie, was Sie meinen, oder berichtigen Sie den Namen."
	areaSeveral fault.Sentence = "„%s“ kann mehreres heißen. Bitte wählen Sie, was Sie meinen."
	areaTooLong fault.Sentence = "Das ist zu lang. Ist ein ganzes Land gemeint, genügt sein Name."
	areaNone    fault.Sentence = "Bitte schreiben Sie, wo das Netzwerk arbeitet."
	areaLands   fault.Sentence = "Das liegt in mehreren Ländern. Ein Netzwerk gehört hier zu einem Land."
	areaNameBad fault.Sentence = "Bitte ein kürzerer Name ohne besondere Zeichen."

	areaNameMissing fault.Sentence = "Bei mehr als drei Orten braucht das Gebiet einen Namen, zum Beispiel „Region Hannover“."
)
