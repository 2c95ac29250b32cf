// Pictures of every view, in languages and both themes, for people to look at, or those that a store shows; scripts/pictures
// builds and comes here.

import { readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, settled, shoot } from "./browser.mjs";
import { crampedTexts } from "./cramped.mjs";
import { DEMO_FILE, DEMO_SETTINGS, DEMO_URL, servePictures } from "./demo.mjs";
import { startServer } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EXTENSION = join(ROOT, "dist/chromium");
const TAGS = readdirSync(join(EXTENSION, "_locales")).map((folder) => folder.replace("_", "-"));
const THEMES = ["light", "dark"];
/** Each view's address in the extension, and how wide its window is. */
const VIEWS = {
  panel: ["panel.html", 360],
  "panel-320": ["panel.html", 320],
  welcome: ["welcome.html", 900],
  ...Object.fromEntries(
    ["today", "links", "products", "reports", "content", "audit", "calendar", "settings"].map((room) => [
      room,
      [`workbench.html#${room}`, 1280],
    ]),
  ),
  "settings-320": ["workbench.html#settings", 320],
};

const { values } = parseArgs({
  options: {
    languages: { type: "string", default: "en,ar,ja,de" },
    out: { type: "string", default: join(ROOT, "target/pictures") },
    store: { type: "boolean" },
  },
});
const wanted = values.languages === "all" ? TAGS : values.languages.split(",");
const unknown = wanted.filter((tag) => !TAGS.includes(tag));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}. There are: ${TAGS.join(", ")}, or all.`);

const server = await startServer();
server.file(DEMO_URL, DEMO_FILE);
servePictures(server);
const chromium = await launch({ extensionDir: EXTENSION, server });
let cramped = 0;
for (const language of wanted) {
  await chromium.storageSet({ settings: DEMO_SETTINGS, language });
  const product = await chromium.openPage(DEMO_URL);
  if (values.store) {
    await forStore(product, language);
    continue;
  }
  await inThemes(await chromium.clickToolbar(product), language, "popup");
  for (const [name, [address, width]] of Object.entries(VIEWS)) {
    const page = await chromium.openExtensionPage(address);
    await page.setViewport({ width, height: 900 });
    await inThemes(page, language, name);
    await page.close();
  }
  await product.close();
}
await chromium.close();
await server.close();
if (values.store) console.log(`The pictures are in ${values.out}`);
else console.log(`${cramped} texts have too little room. The pictures are in ${values.out}`);

/** As high as what is in it: what stands at an edge stands there in the picture. */
async function heighten(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ ...page.viewport(), height });
}

/** What the stores show, of their size: the popup and the panel on a product's page, and the workbench. */
async function forStore(product, language) {
  const size = { width: 1280, height: 800 };
  await product.setViewport(size);
  const popup = await chromium.clickToolbar(product);
  await settled(popup);
  const over = await popup.screenshot({ encoding: "base64" });
  await popup.close();
  const page = await product.screenshot({ encoding: "base64" });
  const panel = await chromium.openExtensionPage("panel.html");
  await panel.setViewport({ width: 400, height: size.height });
  await settled(panel);
  const beside = await panel.screenshot({ encoding: "base64" });
  await panel.close();
  const shown = (layers) => `<!doctype html><style>
    body { margin: 0; position: relative; width: 1280px; height: 800px; overflow: hidden; background: #fff }
    img { position: absolute } .popup { top: 8px; right: 24px; border-radius: 12px; box-shadow: 0 8px 40px #0006 }
    .beside { right: 0; top: 0; border-left: 1px solid #ccc }</style>${layers}`;
  const picture = (data, name) => `<img class="${name}" src="data:image/png;base64,${data}">`;
  const views = {
    popup: shown(picture(page, "page") + picture(over, "popup")),
    panel: shown(picture(page, "page") + picture(beside, "beside")),
  };
  const folder = join(values.out, language);
  await mkdir(folder, { recursive: true });
  const canvas = await chromium.openPage("about:blank");
  await canvas.setViewport(size);
  for (const [name, html] of Object.entries(views)) {
    await canvas.setContent(html);
    await writeFile(join(folder, `store-${name}.png`), await canvas.screenshot());
  }
  await canvas.close();
  for (const room of ["today", "settings", "audit"]) {
    const workbench = await chromium.openExtensionPage(`workbench.html#${room}`);
    await workbench.setViewport(size);
    await settled(workbench);
    await shoot(workbench, join(folder, `store-${room}.png`));
    await workbench.close();
  }
  await product.close();
}

async function inThemes(page, language, name) {
  for (const theme of THEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    await settled(page);
    if (name !== "popup") await heighten(page);
    await shoot(page, join(values.out, language, `${name}-${theme}.png`));
  }
  for (const text of await crampedTexts(page)) {
    cramped += 1;
    console.log(`${language} ${name}: ${text}`);
  }
}
