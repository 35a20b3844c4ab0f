package browser

// misplaced returns text that is outside the viewport or outside a box that cuts it off, numbers that break, and
// targets that are lower than 44 px. Links inside a sentence are exempt, as in WCAG 2.2, 2.5.8.
const misplaced = `() => {
	const width = $1, found = [], root = document.scrollingElement;
	const tell = (what, node) => {
		const e = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
		const name = e.localName + (e.id ? "#" + e.id : "") + (e.className && e.className.baseVal === undefined ? "." + e.className : "");
		found.push(width + " px: " + what + ": " + name + " \"" + node.textContent.trim().replace(/\s+/g, " ").slice(0, 60) + "\"");
	};
	if (innerWidth !== width) found.push(width + " px: the viewport is " + innerWidth + " px wide");
	if (root.scrollWidth > width) found.push(width + " px: the page is " + root.scrollWidth + " px wide");
	const hidden = e => e.closest(".visually-hidden, .skip") || !e.checkVisibility({ visibilityProperty: true });
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
	}
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
