// An Eleventy plugin: AliExpress links of Markdown become the site's own when it is built, and a page that breaks a
// rule (nobody's id, no disclosure, a dead form) ends the build with the reason.
import { audit, replaceLinks } from "@affix/core";

export default function affix(config, { settings, market, failOn = "error" }) {
  config.addPreprocessor("affix", "md", (_data, content) => replaceLinks(content, settings).text);
  config.addTransform("affix", function judged(content) {
    const name = this.page.outputPath;
    if (!name?.endsWith(".html")) return content;
    const found = audit(name, content, settings, { market });
    for (const { severity, line, message } of found) console.warn(`${name}:${line}: ${severity}: ${message}`);
    if (found.some(({ severity }) => severity === failOn)) throw new Error(`${name}: links to mend, see above`);
    return content;
  });
}
