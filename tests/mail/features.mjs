// Tells which features of HTML and CSS pages use, by the names that caniemail has for them.
//
// stdin:  {"pages": {name: html}}
// stdout: {"used": {name: [feature]}, "known": what caniemail knows of every feature}

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { caniemail, rawData } from "caniemail";

const MEDIA = /@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}/g;

// `caniemail` tells what is not supported. So that it tells everything, nothing is, by a client of which all is known.
for (const feature of rawData.data) feature.stats.gmail = { ios: { 1: "n" } };
const names = rawData.data.map((feature) => feature.title);

const { pages } = JSON.parse(readFileSync(0, "utf8"));
const used = Object.fromEntries(Object.entries(pages).map(([name, html]) => [name, features(html)]));
const file = createRequire(import.meta.url).resolve("caniemail/caniemail.json");
process.stdout.write(JSON.stringify({ used, known: readFileSync(file, "utf8") }));

/** `caniemail` does not look into media queries: what stands in them is set out beside them. */
function features(html) {
    const { issues } = caniemail({ clients: ["gmail.ios"], html: html.replace(MEDIA, "$&$2") });
    const found = new Set([...issues.errors.values()].flat().map((issue) => issue.title));
    for (const [, condition] of html.matchAll(MEDIA)) {
        for (const name of names.filter((name) => name.startsWith("@media ("))) {
            if (name.match(/(?<=\()[\w-]+/g).some((words) => condition.includes(words))) found.add(name);
        }
    }
    return [...found].sort();
}
