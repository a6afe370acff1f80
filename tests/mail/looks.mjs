// Shows pages in Chromium, each at every width, in light and in dark, and tells what is to be seen.
//
// stdin:  {"chromium": path, "pages": {name: html}, "widths": [px], "pictures": folder or null}
// stdout: {name: [{"width", "scheme", "asked", "ran", and what `measured` gives; "faults" unless pictures are taken}]}

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { audited, measured } from "./measures.mjs";

const ADDRESS = "https://newsletter.example/";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALONE = [
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
];

const task = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: task.chromium, chromiumSandbox: false, args: ALONE });
// As on a phone: a page is laid out as wide as it says itself.
const context = await browser.newContext({ isMobile: true });
const seen = {};
for (const [name, html] of Object.entries(task.pages)) seen[name] = await looks(name, html);
await browser.close();
process.stdout.write(JSON.stringify(seen));

/** What a page shows at each width and in each scheme, and all that it asks of the network and runs. */
async function looks(name, html) {
    const page = await context.newPage();
    const asked = [];
    const ran = [];
    page.on("dialog", (dialog) => {
        ran.push(dialog.message());
        return dialog.dismiss();
    });
    await page.route("**", (route) => {
        const address = route.request().url();
        if (address === ADDRESS) return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
        asked.push(address);
        return route.abort();
    });
    await page.goto(ADDRESS);
    if (!task.pictures) await page.evaluate(AXE);
    const found = [];
    for (const scheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: scheme });
        for (const width of task.widths) {
            await page.setViewportSize({ width, height: 800 });
            found.push({ width, scheme, asked, ran, ...(await look(page, `${name}-${width}-${scheme}`)) });
        }
    }
    await page.close();
    return found;
}

async function look(page, name) {
    if (!task.pictures) return { ...(await page.evaluate(measured)), faults: await page.evaluate(audited) };
    await page.screenshot({ path: `${task.pictures}/${name}.png`, fullPage: true });
    return {};
}
