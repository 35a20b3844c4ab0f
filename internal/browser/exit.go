package browser

import "github.com/chromedp/chromedp"

// CheckExitIsFirst looks at what a fresh page does when Tab is pressed, and whether the exit is printed.
func (b *Tab) CheckExitIsFirst() {
	b.Helper()
	Run(b, chromedp.KeyEvent("\t"))
	// On a page that begins in its field, Tab goes on from there; the exit then is the first stop of the page.
	const firstStop = `(document.querySelector("[autofocus]") ? document.querySelector("a[href]") : document.activeElement).id`
	if first := Eval[string](b, firstStop); first != "exit" {
		b.Errorf("exit: the first stop of the Tab key is %q", first)
	}
	Eval[any](b, `document.activeElement.blur()`)
	b.Media("print")
	if Eval[bool](b, `document.getElementById("exit").checkVisibility()`) {
		b.Error("exit: it is printed")
	}
	b.Media("")
}

// exitOutOfReach scrolls to the beginning (0) or the end (1) and returns what is wrong with the exit there.
const exitOutOfReach = `() => {
	const width = $1, end = $2, found = [], exit = document.getElementById("exit");
	scrollTo(0, end * document.scrollingElement.scrollHeight);
	const tell = what => found.push(width + " px, " + (end ? "at the end: " : "at the beginning: ") + what);
	const box = exit.getBoundingClientRect();
	if (box.height < 44) tell("it is " + box.height + " px high");
	if (box.width < 44 || width < 480 && box.width < 0.66 * width) tell("it is " + box.width + " px wide");
	if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth)
		tell("it is out of view, from " + box.top + " to " + box.bottom);
	for (const [x, y] of [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]]) {
		const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
		if (!top || !exit.contains(top)) tell("something lies over it: " + (top && top.outerHTML.slice(0, 80)));
	}
	if (getComputedStyle(exit).textDecorationLine === "none" && !exit.textContent.trim()) tell("it says nothing");
	return found;
}`
