// Who may send which message: the one rule of extension/src/protocol/senders.ts, against everything that could
// reach a listener of ours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shell } from "./shell.mjs";

const { heard, isOn, speakerOf } = await shell("protocol/senders.ts");
const { isNews } = await shell("protocol/snapshot.ts");

const HOME = {
  id: "abcdefghijklmnopabcdefghijklmnop",
  address: "chrome-extension://abcdefghijklmnopabcdefghijklmnop/",
  hosts: [
    "https://*.aliexpress.com/*",
    "https://*.aliexpress.us/*",
    "https://aliexpress.ru/*",
    "https://*.aliexpress.ru/*",
  ],
};
const own = (file) => ({ id: HOME.id, url: HOME.address + file });
const within = (url, more = {}) => ({
  id: HOME.id,
  url,
  origin: URL.canParse(url) ? new URL(url).origin : undefined,
  frameId: 0,
  ...more,
});
const ITEM = "https://www.aliexpress.com/item/1005006000000001.html";
const SENDERS = {
  worker: own("background.js"),
  page: own("popup.html"),
  "a tab of ours": own("workbench.html?x#settings/platform"),
  clipboard: own("offscreen.html"),
  content: within(ITEM),
  "a content script elsewhere": within("https://blog.example/"),
  "one in a frame": within(ITEM, { frameId: 3 }),
  "one in a document without an address": within("about:blank", { origin: "https://www.aliexpress.com" }),
  "one whose origin is another": within(ITEM, { origin: "https://blog.example" }),
  "another extension": { ...own("popup.html"), id: "ponmlkjihgfedcbaponmlkjihgfedcba" },
  "another extension with our page’s address": {
    id: "ponmlkjihgfedcbaponmlkjihgfedcba",
    url: `${HOME.address}popup.html`,
  },
  "an address that begins like ours": { id: HOME.id, url: `${HOME.address.slice(0, -1)}x/popup.html` },
  nobody: undefined,
  "nothing known": {},
};
const SPEAKS = { worker: "worker", page: "page", "a tab of ours": "page", clipboard: "clipboard", content: "content" };

for (const [name, sender] of Object.entries(SENDERS)) {
  test(`${name} is ${SPEAKS[name] ?? "nobody to listen to"}`, () =>
    assert.equal(speakerOf(sender, HOME), SPEAKS[name] ?? null));
}

for (const [address, on] of [
  [ITEM, true],
  ["https://aliexpress.com/", true],
  ["http://de.aliexpress.com/item/1.html", true],
  ["https://www.aliexpress.us/item/1.html", true],
  ["https://aliexpress.ru/item/1.html", true],
  ["https://aliexpress.us.example/", false],
  ["https://evilaliexpress.com/", false],
  ["https://www.aliexpress.com.evil.example/", false],
  ["https://blog.example/?https://www.aliexpress.com/", false],
  ["https://www.aliexpress.com@blog.example/", false],
  ["https://www.aliexpress.com:8443/", false],
  ["ftp://www.aliexpress.com/", false],
  ["file:///www.aliexpress.com/item.html", false],
  ["about:blank", false],
  ["", false],
]) {
  test(`${address || "no address"} is ${on ? "" : "not "}AliExpress’`, () =>
    assert.equal(isOn(address, HOME.hosts), on));
}

const snapshot = { url: ITEM, title: "A lamp", meta: {}, jsonLd: [], scripts: [], omitted: [], fields: {}, groups: {} };
const question = { productId: "1005006000000001", country: null, currency: null, language: null };
const MESSAGES = {
  estimate: [{ kind: "estimate", snapshot }, "content"],
  estimate_cards: [{ kind: "estimate_cards", snapshot }, "content"],
  inline_off: [{ kind: "inline_off" }, "worker"],
  platform_product: [{ kind: "platform_product", question, again: false }, "page"],
  platform_link: [{ kind: "platform_link", page: ITEM }, "page"],
  platform_test: [{ kind: "platform_test" }, "page"],
};

for (const [kind, [message, speaker]] of Object.entries(MESSAGES)) {
  test(`${kind} is heard from ${speaker} alone`, () => {
    for (const [name, sender] of Object.entries(SENDERS)) {
      assert.equal(heard(message, sender, HOME), SPEAKS[name] === speaker ? message : null, name);
    }
  });
}

test("what is no message is not heard, whoever sends it, and throws nothing", () => {
  const cycle = { ...snapshot };
  const malformed = [
    undefined,
    null,
    7,
    Number.NaN,
    true,
    "estimate",
    Symbol("estimate"),
    [],
    ["estimate"],
    {},
    () => "estimate",
    { kind: null },
    { kind: 7 },
    { kind: ["estimate"] },
    { kind: "toString" },
    { kind: "__proto__" },
    { kind: "constructor" },
    { kind: "copy", text: "x" },
    { kind: "estimate" },
    { kind: "estimate", snapshot: null },
    { kind: "estimate", snapshot: 7 },
    { kind: "estimate", snapshot: [] },
    { kind: "estimate", snapshot: { ...snapshot, url: 7 } },
    { kind: "estimate", snapshot: { ...snapshot, url: "no address" } },
    { kind: "estimate", snapshot: { ...snapshot, url: "https://blog.example/" } },
    { kind: "estimate", snapshot: { ...snapshot, groups: null } },
    { kind: "estimate", snapshot: { ...snapshot, title: "x".repeat(9_000_000) } },
    { kind: "estimate", snapshot: { ...snapshot, scripts: Array(300_000).fill("") } },
    { kind: "platform_product" },
    { kind: "platform_product", question: null, again: true },
    { kind: "platform_product", question: { productId: 1 }, again: true },
    { kind: "platform_product", question },
    { kind: "platform_link" },
    { kind: "platform_link", page: { url: ITEM } },
    { kind: "estimate", snapshot: Object.assign(cycle, { fields: cycle }) },
  ];
  for (const message of malformed) {
    for (const [name, sender] of Object.entries(SENDERS))
      assert.equal(heard(message, sender, HOME), null, `${name}: ${String(message?.kind ?? typeof message)}`);
  }
});

test("what a watched page tells is a page or cards, and nothing else", () => {
  for (const news of [{ snapshot }, { groups: {} }, { groups: { cards: [{ title: ["A lamp"] }] } }])
    assert.equal(isNews(news), true);
  for (const news of [
    null,
    7,
    "x",
    [],
    {},
    { snapshot: null },
    { groups: null },
    { groups: [] },
    { groups: { cards: ["x".repeat(9_000_000)] } },
  ])
    assert.equal(isNews(news), false);
});
