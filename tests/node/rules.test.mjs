// The small rules of the extension that need no browser: profiles, copied links, cards, countdowns, countries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shell, speak } from "./shell.mjs";

const blog = { id: "a", name: "Blog", network: "admitad", ids: {}, subIds: {}, template: null, campaign: "c" };
const shop = { ...blog, id: "b", name: "Shop" };

test("links are made with the chosen profile, else with the first, and with its campaign", async () => {
  const { campaignOf, postingAs } = await shell("stored/postingAs.ts");
  const profiles = [blog, shop];
  assert.equal(postingAs({ profiles, defaultProfile: "b" }), shop);
  assert.equal(postingAs({ profiles, defaultProfile: null }), blog);
  assert.equal(postingAs({ profiles, defaultProfile: "gone" }), blog);
  assert.equal(postingAs({ profiles: [], defaultProfile: "a" }), null);
  const sale = { id: "c", name: "Sale" };
  assert.equal(campaignOf({ campaigns: [sale] }, blog), sale);
  assert.equal(campaignOf({ campaigns: [{ ...sale, id: "other" }] }, blog), null);
  assert.equal(campaignOf({}, blog), null);
});

test("profiles come, change and go, and one of them stays the default", async () => {
  speak("en");
  const { changedProfile, networkGroups, newProfile, withProfile, withoutProfile } = await shell("profile/profiles.ts");
  const network = (code, canBuild, aliexpressConfirmed) => ({ code, name: code, canBuild, aliexpressConfirmed });
  const networks = [network("read", false, true), network("sure", true, true), network("template", true, false)];
  assert.equal(newProfile(networks).network, "sure");
  assert.notEqual(newProfile(networks).id, newProfile(networks).id);
  const none = { profiles: [], defaultProfile: null };
  assert.deepEqual(withProfile(none, blog), { profiles: [blog], defaultProfile: "a" });
  const both = { profiles: [blog, shop], defaultProfile: "a" };
  assert.deepEqual(withProfile({ profiles: [shop], defaultProfile: "b" }, blog, 0), { ...both, defaultProfile: "b" });
  assert.deepEqual(changedProfile(both, { ...shop, name: "New" }).profiles[1].name, "New");
  assert.deepEqual(withoutProfile(both, "a"), { profiles: [shop], defaultProfile: "b" });
  assert.deepEqual(withoutProfile(both, "b"), { profiles: [blog], defaultProfile: "a" });
  assert.deepEqual(withoutProfile({ profiles: [blog], defaultProfile: "a" }, "a"), none);
  const offered = networkGroups(networks).map(({ choices }) => choices.map(({ value, disabled }) => [value, disabled]));
  assert.deepEqual(offered, [[["sure", false]], [["template", false]], [["read", true]]]);
});

test("a copied link is written down with what it was made with", async () => {
  const { campaignName, logEntry } = await shell("stored/entries.ts");
  const { at, ...entry } = logEntry(
    { productId: "1", title: "Lamp", landing: null, link: "https://l/", campaign: "Sale" },
    blog,
    "plain",
  );
  assert.equal(typeof at, "number");
  assert.deepEqual(entry, {
    title: "Lamp",
    productId: "1",
    landing: "",
    link: "https://l/",
    network: "admitad",
    profile: "Blog",
    campaign: "Sale",
    format: "plain",
  });
  assert.equal(campaignName({ campaigns: [{ id: "c", name: "Sale" }] }, blog), "Sale");
  assert.equal(campaignName({ campaigns: [] }, blog), null);
  assert.equal(campaignName({}, blog), null);
});

test("cards that came later stand behind the first ones, group by group", async () => {
  const { joined } = await shell("protocol/groups.ts");
  const first = { card: [{ id: ["1"] }] };
  assert.deepEqual(joined(first, { card: [{ id: ["2"] }], more: [] }), {
    card: [{ id: ["1"] }, { id: ["2"] }],
    more: [],
  });
  assert.deepEqual(first, { card: [{ id: ["1"] }] });
});

test("a page is bearable up to a size, and never by its depth", async () => {
  const { isNews, isSnapshot } = await shell("protocol/snapshot.ts");
  const page = (more) => ({ url: "https://x/", groups: {}, ...more });
  assert.ok(isSnapshot(page({ title: "x".repeat(7_000_000) })));
  assert.ok(!isSnapshot(page({ title: "x".repeat(8_000_001) })));
  assert.ok(!isSnapshot(page({ scripts: Array(200_001).fill("") })));
  let deep = [];
  for (let level = 0; level < 100_000; level++) deep = [deep];
  assert.ok(isSnapshot(page({ deep })));
  for (const value of [null, [], "x", {}, page({ groups: null }), { url: 1, groups: {} }])
    assert.ok(!isSnapshot(value));
  assert.ok(isNews({ groups: {} }) && isNews({ snapshot: page() }) && !isNews({ snapshot: {}, groups: {} }));
});

test("whatever is thrown becomes a note; the core’s own words come before ours", async () => {
  const { noteOf, Problem } = await shell("protocol/problem.ts");
  const said = (error) => noteOf(error, "otherwise");
  assert.deepEqual(said(new Error("why")), { code: "otherwise", params: { reason: "why" }, text: "" });
  assert.deepEqual(said("why"), { code: "otherwise", params: { reason: "why" }, text: "" });
  assert.deepEqual(said(new Problem("storage_full", "why")), {
    code: "storage_full",
    params: { reason: "why" },
    text: "",
  });
  const core = (code, params) => new Problem("core_refused", Object.assign(new Error("x"), { code, params }));
  assert.deepEqual(said(core("settings_newer", { version: "9" })), {
    code: "settings_newer",
    params: { version: "9" },
    text: "",
  });
  assert.equal(said(core("bad_request", {})).code, "core_refused");
});

test("a countdown is in days, the last two of them in hours", async () => {
  speak("en");
  const { countdown } = await shell("words/countdown.ts");
  const at = (phase, hours) => countdown({ phase, hours, days: Math.floor(hours / 24) });
  assert.equal(at("upcoming", 47), "in 47 hours");
  assert.equal(at("upcoming", 48), "in 2 days");
  assert.equal(at("running", 1), "ends in 1 hour");
  assert.equal(at("over", 100), "ended 4 days ago");
  for (const phase of ["upcoming", "running", "over"]) assert.ok(!/\d|_/.test(at(phase, 0)), at(phase, 0));
});

test("countries stand in the order of the user’s own names, the chosen one among them", async () => {
  speak("de");
  const { countryChoices } = await shell("words/countries.ts");
  const labels = countryChoices("").map(({ label }) => label);
  assert.ok(labels.indexOf("Ägypten") < labels.indexOf("Belgien"));
  assert.ok(!countryChoices("").some(({ value }) => value === "XK"));
  assert.ok(countryChoices("XK").some(({ value }) => value === "XK"));
});

test("what a page may still show is waited for, and nothing else", async () => {
  const { stillComing } = await shell("ui/hooks/useAwaiting.ts");
  const reading = (kind, why, from = "page") => ({
    kind,
    findings: [{ field: "title", from }],
    unread: why ? [{ field: "price", code: why }] : [],
  });
  const page = { groups: {} };
  assert.equal(stillComing(reading("listing"), { groups: { card: [{}] } }), "cards");
  assert.equal(stillComing(reading("listing"), page), null);
  assert.equal(stillComing(reading("shell", "unread_not_arrived"), page), "product");
  assert.equal(stillComing(reading("product", "unread_not_shown"), page), "product");
  assert.equal(stillComing(reading("product", "unread_not_shown", "state"), page), null);
  assert.equal(stillComing(reading("product", null), page), null);
});

test("a card’s product is the number of its address, whole", async () => {
  const { productIn } = await shell("inline/find.ts");
  const id = "1005006000000001";
  for (const href of [`/item/${id}.html`, `https://x/i/${id}`, `/item/A-Lamp/${id}.html?a=1#b`, `//x/item/${id}.htm`])
    assert.equal(productIn(href), id, href);
  for (const sku of ["", ":12000030000000001", "%3A12000030000000001&pdp_npi=1"])
    assert.equal(productIn(`//x/ssr/300000512/BundleDeals2?a=1&productIds=${id}${sku}`), id, sku);
  for (const href of [
    `/ssr/300000512/BundleDeals2?productIds=${id}x`,
    `/ssr/300000512/BundleDeals2?productIds=${id}:12000030000000001,1005006000000002:12000030000000002`,
    `/item/${id}5a.html`,
    `/item/${id}.php`,
    "/item/1234567.html",
    `/item/a/b/${id}.html`,
    `/x/${id}`,
    "",
  ])
    assert.equal(productIn(href), null, href);
});

test("a file of JSON ends with its line", async () => {
  const { fileText } = await shell("ui/save.ts");
  assert.equal(fileText({ a: 1 }), '{\n  "a": 1\n}\n');
});

test("of a page without end the first scripts are taken, and texts up to a length", async () => {
  const { collect } = await shell("collector/collect.ts");
  const element = (attributes, textContent = "") => ({
    textContent,
    id: "",
    getAttribute: (name) => attributes[name] ?? null,
    hasAttribute: (name) => name in attributes,
  });
  const all = {
    script: [
      ...Array.from({ length: 1000 }, (_, n) => element({ type: "application/ld+json" }, `{"n":${n}}`)),
      ...Array.from({ length: 1000 }, (_, n) => element({}, `window.runParams = {"n":${n}}`)),
      element({}, `window.runParams = ${"x".repeat(2_000_000)}`),
    ],
    "meta[content]": [element({ property: "og:title", content: "x".repeat(1_000_000) })],
  };
  const page = { title: "A page", querySelector: () => null, querySelectorAll: (select) => all[select] ?? [] };
  const { jsonLd, scripts, omitted, meta } = collect(page, "https://www.aliexpress.com/");
  assert.deepEqual([jsonLd.length, scripts.length, omitted.length], [24, 24, 0]);
  assert.equal(jsonLd[0], '{"n":0}');
  assert.equal(meta["og:title"].length, 4000);
});
