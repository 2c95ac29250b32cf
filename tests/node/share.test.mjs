// What publishers share, through the built module: posts, lists, campaigns, the log, QR codes and banners.
import assert from "node:assert/strict";
import { test } from "node:test";
import { affix, sentences } from "./module.mjs";

const ID = "1005006000000001";
const ITEM = `https://www.aliexpress.com/item/${ID}.html`;
const NOW = 1_795_305_600_000;
const profile = {
  id: "p1",
  name: "Blog",
  network: "aliexpress",
  ids: { aff_short_key: "_oFixTur" },
  subIds: {},
  template: null,
};
const campaign = { id: "c1", name: "nov", channel: "blog", subIds: { cn: "{campaign}-{date}" } };
const settings = (more = {}) => ({
  ...affix.normalizeSettings(null),
  profiles: [profile],
  defaultProfile: "p1",
  campaigns: [campaign],
  ...more,
});
const link = `https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_oFixTur&dl_target_url=${encodeURIComponent(ITEM)}`;
const code = (call) => {
  try {
    return call();
  } catch (error) {
    assert.ok(error.code in sentences, String(error));
    return error.code;
  }
};

test("a post has its disclosure, its limit and no markup of the title's", () => {
  const post = {
    items: [{ link, title: "<b>Lamp</b>", price: "12.99 USD" }],
    format: "telegram-html",
    disclosure: { market: "us" },
    template: "{b}{title}{/b} {price}\n{link}",
    caption: true,
    now: NOW,
  };
  const { text, used, limit, problem, missing } = affix.compose(post);
  assert.equal(problem, null);
  // `/b` would be a bot's command.
  assert.ok(text.startsWith("#ad\n<b>&lt;b&gt;Lamp&lt;/ b&gt;</b> 12.99 USD\n<a href="), text);
  assert.deepEqual([limit, missing], [1024, []]);
  assert.ok(used > 20 && used < 1024);
  assert.equal(affix.compose({ ...post, items: [{ link: "javascript:alert(1)" }] }).problem.code, "compose_bad_link");
  assert.throws(() => affix.compose({ ...post, format: "fax" }), { code: "bad_request", params: { field: "format" } });
  assert.equal(affix.checkTemplate("{titel}").flaws[0].problem.code, "pattern_unknown_field_near");
  assert.ok(affix.templateFields().includes("titleLink"));
  const usd = (amount) => ({ min: amount, max: amount, currency: "USD" });
  assert.equal(affix.discount(usd("12.99"), usd("19.99")), "35");
});

test("a post to paste has two kinds, and says only what is known", () => {
  const item = { link, title: "Lamp <new>", price: "$8.46", discount: "50%", note: "Mine #1" };
  const of = (format, more = {}) => affix.compose({ items: [{ ...item, ...more }], format, preset: "deal", now: NOW });
  const telegram = of("telegram");
  assert.equal(telegram.text, `Lamp <new>\n$8.46 · −50%\nMine #1\n\n${link}`);
  assert.equal(
    telegram.html,
    `<b>Lamp &lt;new&gt;</b><br>\n<b>$8.46</b> · −50%<br>\nMine #1<br>\n<br>\n<a href="${link.replaceAll("&", "&amp;")}" rel="sponsored nofollow">Open on AliExpress</a>`,
  );
  // Facebook and WhatsApp keep no anchors: the address is in sight in both kinds.
  assert.ok(of("whatsapp").html.includes(`>${link.replaceAll("&", "&amp;")}</a>`));
  for (const format of ["link", "x", "markdown", "bbcode", "telegram_html", "json"])
    assert.equal(of(format).html, null);
  assert.ok(of("x").text.startsWith("#ad"));
  assert.deepEqual(JSON.parse(of("json").text).items[0].note, "Mine #1");
  const sentence = of("blog", { newBuyerNote: "New buyers only", rating: "4.8" }).text;
  assert.ok(sentence.includes("\nNew buyers only\n★ 4.8\n"), sentence);
  for (const { id, text } of affix.presets()) {
    assert.deepEqual(affix.checkTemplate(text), { flaws: [], notes: [] }, id);
    const made = affix.compose({ items: [{ link }], format: "telegram", preset: id, now: NOW });
    assert.ok(made.text.endsWith(link) && !made.text.includes("·"), made.text);
  }
});

test("outside of its links a message stays as it is, however long it is", () => {
  const line = "\u{1f525} Lamp −50%: ";
  const of = (n) =>
    [...Array(n).fill(`${line}${ITEM}, code SAVE5`), "and https://s.click.aliexpress.com/e/_oQ9zR2 😀"].join("\r\n");
  const made = affix.inPlace(of(10_000), settings(), undefined, undefined, NOW);
  assert.deepEqual([made.made, made.open], [10_000, 1]);
  assert.equal(made.text, of(10_000).replaceAll(ITEM, link));
  assert.equal(made.parts.map(({ text }) => text).join(""), made.text);
  const words = made.parts.filter((part) => part.link === null).map(({ text }) => text);
  assert.ok(words.every((text) => of(1).includes(text) || text === `, code SAVE5\r\n${line}`));
});

test("a pasted list becomes a row a link", () => {
  const text = `look: ${ITEM}?aff_fsk=_nObody1 and [this](${ITEM})\n${ID}\nhttps://example.com/`;
  const rows = affix.batch(text, settings(), undefined, undefined, NOW);
  assert.deepEqual(
    rows.map((r) => [r.line, r.status, r.duplicateOf]),
    [
      [1, "made", null],
      [1, "duplicate", 0],
      [2, "duplicate", 0],
      [3, "refused", null],
    ],
  );
  assert.equal(rows[0].link, link);
  assert.deepEqual(rows[0].foreignTag, { network: "aliexpress", key: "_nObody1" });
  assert.ok(rows[3].problem.code in sentences);
  assert.ok(affix.batch(text, settings(), "p1", "c1", NOW)[0].link.endsWith("&cn=nov-20261122"));
  assert.equal(affix.batchCsv(text, settings(), undefined, undefined, NOW).split("\r\n").length, 6);
  assert.equal(
    code(() => affix.batch(text, settings({ profiles: [] }), undefined, undefined, NOW)),
    "look_no_profile",
  );
  assert.equal(
    code(() => affix.batch(text, settings(), undefined, "gone", NOW)),
    "campaign_gone",
  );
  assert.deepEqual(
    affix.readUrls(`${ITEM}\n\n${ID}`).map((facts) => facts.kind),
    ["product", "invalid", "product"],
  );
});

test("a campaign fills the link, and the last used one does so again", () => {
  const look = (more, campaign) =>
    affix.look({ text: ITEM, snapshot: null, settings: settings(more), profile: null, campaign, now: NOW });
  assert.equal(look().link.link, link);
  assert.equal(look({}, "c1").link.link, `${link}&cn=nov-20261122`);
  const used = { profiles: [{ ...profile, campaign: "c1", landing: "keep" }] };
  assert.equal(look(used).link.link, `${link}&cn=nov-20261122`);
  assert.equal(look(used, "").link.link, link);
  assert.equal(look({}, "gone").linkProblem.code, "campaign_gone");
  const { problems, example } = affix.checkCampaign({ ...campaign, subIds: { cn: "{dat}" } }, profile, NOW);
  assert.deepEqual(
    [problems[0].field, problems[0].flaw.at, problems[0].flaw.problem.code, example],
    ["subIds.cn", 0, "pattern_unknown_field_near", null],
  );
});

test("the log comes out whole, runs nothing, and forgets what it should", () => {
  const entry = {
    at: NOW,
    productId: ID,
    title: "Glasses, 2 pairs",
    landing: ITEM,
    link,
    network: "aliexpress",
    profile: "=1+1",
    campaign: null,
    format: "plain",
  };
  const said = { low: "0.25", high: "0.76", currency: "USD", rateLow: "3", rateHigh: "9", source: "guide" };
  assert.ok(affix.logCsv([entry]).includes(",'=1+1,"));
  assert.deepEqual(JSON.parse(affix.logJson([entry])), [
    {
      ...entry,
      at: "2026-11-22T00:00:00Z",
      saidLow: null,
      saidHigh: null,
      saidCurrency: null,
      saidRateLow: null,
      saidRateHigh: null,
      saidSource: null,
    },
  ]);
  assert.ok(affix.logCsv([{ ...entry, said }]).includes(",0.25,0.76,USD,3,9,guide"));
  assert.deepEqual([...affix.eraseLog([entry, { ...entry, at: NOW + 1 }], { before: NOW + 1 })], [0]);
});

test("what a link is worth, its offers, and where it may be posted", () => {
  const { strength, productId, notes } = affix.linkWorth("https://www.aliexpress.com/w/wholesale-lamp.html", ID);
  assert.deepEqual(
    [strength, productId, notes.map((n) => n.code)],
    ["page", ID, ["worth_product_first", "worth_window"]],
  );
  assert.equal(affix.linkWorth("https://example.com/"), undefined);
  for (const offer of affix.offers(ID)) {
    assert.ok(offer.code in sentences && offer.unofficial && offer.source);
    assert.equal(affix.readUrl(offer.landing).canonical, offer.landing);
  }
  assert.ok(affix.landings().includes("es.aliexpress.com"));
  // Where no affiliate link may be posted at all, a warning stands, and no text.
  const closed = affix.platforms().filter(({ formats }) => formats.length === 0);
  assert.deepEqual(
    closed.map(({ id }) => [id, affix.hints(id, ITEM).length]),
    [
      ["search-ads", 1],
      ["aliexpress", 1],
    ],
  );
  assert.deepEqual(
    affix.hints("instagram", link).map((h) => h.note.code),
    ["hint_instagram_caption", "hint_blocked_host"],
  );
});

test("pictures: a QR code and a banner", () => {
  const modules = affix.qrModules(link);
  const side = Math.sqrt(modules.length);
  assert.ok(Number.isInteger(side) && affix.qrSvg(link).includes(`viewBox="0 0 ${side} ${side}"`));
  assert.equal(
    code(() => affix.qrSvg("javascript:alert(1)")),
    "compose_bad_link",
  );
  const post = {
    items: [{ link, title: "Lamp", image: "https://ae01.alicdn.com/kf/lamp.jpg" }],
    format: "html",
    disclosure: { market: "de" },
  };
  for (const size of affix.bannerSizes()) assert.ok(affix.banner(post, size).text.includes(">Anzeige</span>"), size);
  assert.equal(affix.banner({ ...post, disclosure: null }, "300x250").problem.code, "banner_no_disclosure");
});

test("every network's id has a name in the catalogue", () => {
  for (const { code: network, ids, subIds } of affix.networks())
    for (const { label } of [...ids, ...subIds]) assert.ok(label in sentences, `${network}: ${label}`);
});
