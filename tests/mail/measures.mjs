// What is to be seen of a page. Both functions run in the page, and so know nothing of one another or of this file.

/** How far the page reaches, its text as laid out, its buttons, and the colour behind its first title. */
export function measured() {
    const { clientWidth } = document.documentElement; // `innerWidth` grows with what does not fit
    const small = [];
    const outside = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const words = walker.currentNode.data.trim();
        const element = walker.currentNode.parentElement;
        if (!words || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < 13) small.push(`${size}px: ${words}`);
        const { left, right } = extent(walker.currentNode);
        if ((left < -1 || right > clientWidth + 1) && !scrolls(element)) outside.push(words);
    }
    const title = document.querySelector("h1");
    return {
        reach: document.scrollingElement.scrollWidth,
        small,
        outside,
        words: document.body.innerText,
        images: [...document.images].map((image) => ({ alt: image.alt, source: image.getAttribute("src") })),
        painted: document.querySelectorAll("canvas, svg, picture, video, object, embed, iframe").length,
        buttons: [...document.links]
            .filter((link) => getComputedStyle(link).display !== "inline")
            .map((link) => ({ words: link.innerText, height: link.getBoundingClientRect().height })),
        title: { left: extent(title).left, right: clientWidth - extent(title).right },
        paper: colourBehind(title),
    };

    function extent(node) {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
    }

    function scrolls(element) {
        for (let holder = element; holder; holder = holder.parentElement) {
            if (["auto", "scroll"].includes(getComputedStyle(holder).overflowX)) return true;
        }
        return false;
    }

    /** Red, green and blue from 0 to 255; white where nothing is painted. */
    function colourBehind(element) {
        for (let holder = element; holder; holder = holder.parentElement) {
            const colour = getComputedStyle(holder).backgroundColor.match(/[\d.]+/g).map(Number);
            if (colour[3] !== 0) return colour.slice(0, 3);
        }
        return [255, 255, 255];
    }
}

/** What axe finds against the rules of WCAG 2.2 at levels A and AA, and against its own advice. */
export async function audited() {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(document, {
        runOnly: { type: "tag", values: tags },
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
    });
    return violations.map(({ id, impact, help, nodes }) => ({
        rule: id,
        impact,
        help,
        places: nodes.map((node) => node.html.slice(0, 200)),
    }));
}
