// Drafts through the built module: the cases of tests/cases/draft.json, which crates/core/tests/drafts.rs runs natively;
// and what it writes, read back by the parsers of the places themselves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse as wordpress } from "@wordpress/block-serialization-default-parser";
import { caniemail } from "caniemail";
import twitter from "twitter-text";
import init, * as desk from "../../extension/pkg/desk.js";
import { cases, root, sentences } from "./module.mjs";

await init({ module_or_path: readFileSync(`${root}extension/pkg/desk_bg.wasm`) });
desk.start();

const all = cases("draft.json");

function written({ draft, as, repeat }) {
  const text = JSON.stringify(draft);
  return desk.writtenDraft(repeat ? text.replaceAll(repeat.of, repeat.of.repeat(repeat.times)) : text, as);
}

test("a draft is written as the tool writes it", () => {
  for (const c of all) {
    if (c.refused) {
      assert.throws(() => written(c), { code: c.refused }, c.name);
      continue;
    }
    const { parts, missing, notes, hints } = written(c);
    const text = parts.map((part) => part.text).join("");
    for (const wanted of c.has ?? []) assert.ok(text.includes(wanted), `${c.name}: no ${wanted} in ${text}`);
    for (const unwanted of c.hasNot ?? []) assert.ok(!text.includes(unwanted), `${c.name}: ${unwanted} in ${text}`);
    const codes = (said) => said.map(({ code }) => code);
    assert.deepEqual([codes(missing), codes(notes)], [c.missing ?? [], c.notes ?? []], c.name);
    if (c.hints) assert.deepEqual(codes(hints.map(({ note }) => note)), c.hints, c.name);
    if (c.parts)
      assert.deepEqual(
        parts.map(({ part }) => part),
        c.parts,
        c.name,
      );
    for (const code of [...codes(missing), ...codes(notes)]) assert.ok(code in sentences, code);
  }
});

test("every output and every kind has a case", () => {
  assert.deepEqual(
    desk.draftOutputs().filter((output) => !all.some(({ as }) => as === output) && !/hugo|album/.test(output)),
    [],
  );
  assert.deepEqual(
    desk.draftKinds().filter((kind) => !all.some(({ draft }) => draft.kind === kind)),
    [],
  );
});

// Texts that people have tried on such tools, and some that only look harmless.
const EVIL = [
  '"><script>alert(1)</script>',
  "](https://evil.example) [x",
  "https://evil.example/ www.evil.example evil.example @name #tag $TAG",
  "--> <!-- wp:html --><b>x</b><!-- /wp:html -->",
  '[gallery ids="1"] {{ site }}',
  "👨‍👩‍👧 👍🏽 🇩🇪 ❤️ 日本語 наушники مصباح",
  "a.b.c.de x.co/y?z=1 e.g. 3.5",
];
const LINK = "https://s.click.aliexpress.com/e/_mine?a=1&b=(2)_c";

/** A draft with this text wherever one may stand. */
const draft = (text, kind) => ({
  version: 1,
  kind,
  title: text,
  market: "de",
  intro: `${text} {1} ${text}`,
  sections: [{ title: text, text, points: [text] }],
  table: { head: [text, text], rows: [[text, text]] },
  products: [5, 6].map((price) => ({
    title: `Lamp ${price} ${text}`,
    link: LINK,
    image: "https://ae01.alicdn.com/kf/x.jpg",
    observed: "2026-11-27",
    price: `${price}`,
    currency: "USD",
    store: text,
    attributes: [{ name: text, value: `${text} ${price}` }],
    words: `${text}\n\n{1}, ${text}`,
    pros: [text],
    cons: [text],
  })),
  outro: text.repeat(20),
});
const everything = (output) =>
  EVIL.flatMap((text) => desk.draftKinds().map((kind) => desk.writtenDraft(JSON.stringify(draft(text, kind)), output)));

test("X's own parser finds no post too long, and the links that were made", () => {
  for (const { parts } of everything("x")) {
    for (const { text, used } of parts) {
      const { weightedLength, valid } = twitter.parseTweet(text);
      assert.ok(valid && weightedLength <= used, `${weightedLength} ${used}: ${text}`);
      for (const url of twitter.extractUrls(text).filter((url) => url.includes("aliexpress"))) assert.equal(url, LINK);
    }
    const links = parts.flatMap(({ text }) => twitter.extractUrls(text)).filter((url) => url === LINK);
    assert.ok(links.length > 0);
  }
  const { parts } = desk.writtenDraft(JSON.stringify(draft("plain words", "dealRoundup")), "x");
  for (const { text, used } of parts) {
    // A blank is counted behind each link, which the last of a line has not.
    const over = used - twitter.parseTweet(text).weightedLength;
    assert.ok(over <= twitter.extractUrls(text).length, `${over}: ${text}`);
  }
});

test("WordPress' own parser reads blocks of core alone, and nothing between them", () => {
  const core = ["paragraph", "heading", "list", "list-item", "table", "image", "buttons", "button"];
  const check = (blocks, depth) => {
    for (const { blockName, innerBlocks, innerHTML } of blocks) {
      if (blockName === null) assert.equal(innerHTML.trim(), "");
      else assert.ok(core.map((name) => `core/${name}`).includes(blockName), blockName);
      assert.ok(depth < 2);
      check(innerBlocks, depth + 1);
    }
  };
  for (const { parts } of everything("wordpress")) check(wordpress(parts[0].text), 0);
});

test("a newsletter has nothing that a mail program that people use does not show", () => {
  const clients = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"];
  const html = desk.writtenDraft(JSON.stringify(draft("مصباح plain", "comparison")), "newsletter").parts[0].text;
  const { issues } = caniemail({ clients, html });
  const unsupported = [...issues.errors.values()].flat().map(({ title }) => title);
  // Where these are left out, what is in them is shown all the same.
  assert.deepEqual([...new Set(unsupported)].sort(), ["<body> element", "role attribute"]);
});
