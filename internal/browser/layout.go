package browser

// telling begins a function that looks at the layout: it tells what is wrong with which part of the page.
const telling = `
	const width = $1, found = [], root = document.scrollingElement;
	const tell = (what, node) => {
		const e = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
		const name = e.localName + (e.id ? "#" + e.id : "") + (e.className && e.className.baseVal === undefined ? "." + e.className : "");
		found.push(width + " px: " + what + ": " + name + " \"" + node.textContent.trim().replace(/\s+/g, " ").slice(0, 60) + "\"");
	};
	const hidden = e => e.closest(".visually-hidden, .skip") || !e.checkVisibility({ visibilityProperty: true });`

// cutOff tells of text that is outside the viewport or outside a box that cuts it off.
const cutOff = `
	if (root.scrollWidth > width) found.push(width + " px: the page is " + root.scrollWidth + " px wide");
	const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let node; found.length < 10 && (node = words.nextNode());) {
		if (!node.textContent.trim() || hidden(node.parentElement)) continue;
		range.selectNodeContents(node);
		const rects = [...range.getClientRects()].filter(r => r.width > 0);
		if (rects.some(r => r.left < -0.5 || r.right > width + 0.5)) tell("text runs off", node);
		for (let e = node.parentElement; e !== document.body; e = e.parentElement) {
			const style = getComputedStyle(e), box = e.getBoundingClientRect();
			if (style.overflowX === "visible" && style.overflowY === "visible") continue;
			const scrolls = ["auto", "scroll"].includes(style.overflowY); // up and down, that is
			const beside = r => r.left < box.left - 1 || r.right > box.right + 1;
			const outside = r => beside(r) || !scrolls && (r.top < box.top - 2 || r.bottom > box.bottom + 2);
			if (style.display !== "inline" && rects.some(outside)) {
				tell("text is cut off by " + e.localName + "." + e.getAttribute("class"), node);
				break;
			}
		}
	}`

// misplaced returns text that is cut off, numbers that break, and targets that are lower than 44 px. Links inside a sentence
// are exempt, as in WCAG 2.2, 2.5.8.
const misplaced = `() => {` + telling + `
	if (innerWidth !== width) found.push(width + " px: the viewport is " + innerWidth + " px wide");` + cutOff + `
	for (const link of document.querySelectorAll('a[href^="tel:"]')) {
		const digits = link.querySelector("b") || link;
		if (!hidden(link) && digits.getClientRects().length > 1) tell("a number breaks", link);
	}
	const targets = "nav a, header.top a, main button, main input, main select, main textarea, summary, " +
		".urgent li a, .cards a, .links a, .phone";
	for (const e of document.querySelectorAll(targets)) {
		const box = (e.closest("label") || e).getBoundingClientRect(); // a label is part of the target
		if (!hidden(e) && box.height < 44) tell("the target is " + box.height.toFixed(1) + " px high", e);
	}
	return found;
}`

// cutLarge returns text that is cut off where only the text is as large as this, as many browsers can make it.
const cutLarge = `() => {` + telling + `
	document.documentElement.style.fontSize = 100 * $2 * parseFloat(getComputedStyle(root).fontSize) / 16 + "%";` + cutOff + `
	document.documentElement.style.fontSize = "";
	return found;
}`

// untouchable returns what a finger does not get hold of: lower than 44 px, unless it stands in a sentence, or lying in part
// under something else. What an address on a map or a field of a form needs is looked at elsewhere.
const untouchable = `() => {` + telling + `
	for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
		if (hidden(e) || e.closest("svg")) continue;
		const target = e.closest("label") || e;
		target.scrollIntoView({ block: "center" });
		const box = target.getBoundingClientRect(), beside = [...target.parentElement.childNodes].filter(n => n !== target);
		const sentence = getComputedStyle(target).display === "inline" && beside.some(n => n.textContent.trim().length > 1);
		if (!sentence && box.height < 44) tell("the target is " + box.height.toFixed(1) + " px high", e);
		if (target.getClientRects().length !== 1) continue; // it goes on in the next line
		for (const y of [box.top + 2, box.top + box.height / 2, box.bottom - 2]) {
			const top = document.elementFromPoint(box.left + box.width / 2, y);
			if (top && !target.contains(top) && !top.contains(target)) tell("it lies under " + top.localName + "." + top.className, e);
		}
	}
	scrollTo(0, 0);
	return found;
}`

// CheckLargeText looks whether anything is cut off, or wider than the screen, where the text alone is enlarged. What is folded
// should be open.
func (b *Tab) CheckLargeText(width int64, times float64) {
	b.Helper()
	b.Size(width, heights[width])
	b.Faults("large text", cutLarge, width, times)
}

// CheckTargets looks whether a finger gets hold of everything that can be pressed.
func (b *Tab) CheckTargets(width int64) {
	b.Helper()
	b.Size(width, heights[width])
	b.Faults("target", untouchable, width)
}
