// Makes the HTML of messages out of MJML: a message in JSON on each line of stdin, and of stdout.

import { createInterface } from "node:readline";
import mjml2html from "mjml";

for await (const line of createInterface({ input: process.stdin })) {
    const { html } = await mjml2html(JSON.parse(line), { validationLevel: "skip", minify: false });
    process.stdout.write(JSON.stringify(html) + "\n");
}
