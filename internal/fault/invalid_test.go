package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"rundtisch/internal/fault"
)

var keyTaken = fault.Sentences{Document: "Die Kennung „%s“ ist vergeben (%d).", Form: "Die Adresse „%s“ ist vergeben."}

func TestTheSentenceIsChosenWhereItIsShown(t *testing.T) {
	inner := fault.Wrong(fault.Entry("mitglieder", 3).Field("kennung"), keyTaken, "a", 2)
	outer := fault.Wrong(nil, fault.Sentence("Dort passt es nicht: %s"), inner)
	if got, want := outer[0].InDocument(), "Dort passt es nicht: mitglieder[3].kennung: Die Kennung „a“ ist vergeben (2)."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := outer.InForm()[""], "Dort passt es nicht: mitglieder[3].kennung: Die Adresse „a“ ist vergeben."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := fault.Wrong(nil, fault.Sentence("100 % sind zu viel"))[0].InForm(), "100 % sind zu viel"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestProblemsKeepTheirOrderAndFormsShowTheFirst(t *testing.T) {
	var bad fault.Invalid
	if bad.OrNil() != nil || bad.InForm() != nil {
		t.Error("nothing is wrong, and something is")
	}
	bad.Add(fault.At("z"), fault.Sentence("eins"))
	bad.Add(fault.At("a", "b"), fault.Sentence("zwei"))
	bad.Add(fault.At("z"), fault.Sentence("drei"))
	var invalid fault.Invalid
	if err := fmt.Errorf("save: %w", bad.OrNil()); !errors.As(err, &invalid) || err.Error() != "save: z: eins; a.b: zwei; z: drei" {
		t.Error(err)
	}
	if said := invalid.InForm(); len(said) != 2 || said["z"] != "eins" || said["a.b"] != "zwei" {
		t.Error(said)
	}
	if !bad.Has(fault.At("a", "b")) || bad.Has(fault.At("a")) {
		t.Error("has")
	}
}

func TestPaths(t *testing.T) {
	contact := fault.Entry("einrichtungen", 2).Entry("kontakte", 1)
	phone, mail := contact.Field("telefon"), contact.Field("e_mail") // neither may write over the other
	if phone.String() != "einrichtungen[2].kontakte[1].telefon" || mail.String() != "einrichtungen[2].kontakte[1].e_mail" {
		t.Errorf("%v, %v", phone, mail)
	}
	if rest, ok := phone.Cut(fault.Entry("einrichtungen", 2)); !ok || rest.String() != "kontakte[1].telefon" {
		t.Errorf("%v, %v", rest, ok)
	}
	if _, ok := phone.Cut(fault.Entry("einrichtungen", 1)); ok {
		t.Error("the second institution is in the first")
	}
	if list := fault.At("medien"); list.Numbered(4).String() != "medien[4]" || list.String() != "medien" {
		t.Errorf("%v", list)
	}
	if inner := fault.At("a").Join(phone); len(inner) != 4 {
		t.Errorf("%v", inner)
	}
}
