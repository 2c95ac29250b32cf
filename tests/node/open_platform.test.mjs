// The Open Platform through the built module: what it sends, signed as an independent signer signs it,
// and what it makes of the answers. crates/core/tests/open_platform.rs runs the same answers natively.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { afterEach, test } from "node:test";
import { differences } from "./compare.mjs";
import { affix, cases, sentences } from "./module.mjs";

const NOW = Date.parse("2026-11-22T00:01:01Z");
const SECRET = "5dem0secretdem0secret";
const KEY = { appKey: "512345", secret: SECRET, trackingId: "demo" };
const PAGE = "https://www.aliexpress.com/item/1005006000000001.html";
const ASKED = { productId: "1005006000000001", country: null, currency: null, language: null };

/** A second opinion on signatures. */
function sign({ method, secret, path = "", params }) {
  const names = Object.keys(params)
    .filter((name) => name !== "sign" && params[name] !== "")
    .sort();
  const text = path + names.map((name) => name + params[name]).join("");
  return createHmac(method, secret).update(text).digest("hex").toUpperCase();
}

const trueFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = trueFetch;
});

/** Answers every request in the module's place; returns what was sent. */
function served(answer) {
  const sent = [];
  globalThis.fetch = async (request) => {
    sent.push({ request, form: Object.fromEntries(new URLSearchParams(await request.clone().text())) });
    return answer(request);
  };
  return sent;
}

const ask = (question, more = {}) =>
  (typeof question === "string" ? affix.openPlatformLink : affix.openPlatformRates)(
    { ...KEY, ...more },
    question,
    NOW,
    2000,
  );
const problemOf = (promise) =>
  promise.then(
    (answer) => assert.fail(`no problem, but ${JSON.stringify(answer)}`),
    (error) => error,
  );

test("the second opinion knows the published examples", () => {
  for (const example of cases("sign.json")) assert.equal(sign(example), example.sign, example.name);
});

test("a question about a product is signed and says nothing that is not known", async () => {
  const sent = served(() => new Response("{}"));
  await problemOf(ask({ ...ASKED, productId: "3256805813685249" }, { appKey: "512345\n", trackingId: "" }));
  await problemOf(ask({ productId: "1005006000000001", country: "BR", currency: "BRL", language: "pt-BR" }));
  const common = {
    app_key: "512345",
    format: "json",
    method: "aliexpress.affiliate.productdetail.get",
    sign_method: "sha256",
    timestamp: String(NOW),
    v: "2.0",
    product_ids: "1005006000000001",
  };
  const expected = [
    common,
    { ...common, country: "BR", target_currency: "BRL", target_language: "PT", tracking_id: "demo" },
  ];
  assert.equal(sent.length, 2);
  for (const [i, { form, request }] of sent.entries()) {
    assert.deepEqual(form, { ...expected[i], sign: sign({ method: "sha256", secret: SECRET, params: form }) });
    assert.deepEqual([request.url, request.method], ["https://api-sg.aliexpress.com/sync", "POST"]);
    assert.match(request.headers.get("content-type"), /^application\/x-www-form-urlencoded/);
    assert.deepEqual(
      [request.credentials, request.cache, request.redirect, request.referrerPolicy],
      ["omit", "no-store", "error", "no-referrer"],
    );
  }
});

test("a question for a link is signed too", async () => {
  const sent = served(() => new Response("{}"));
  await problemOf(ask(`${PAGE}?spm=a&aff_fsk=_nObody1`));
  const [{ form }] = sent;
  assert.deepEqual(form, {
    app_key: "512345",
    format: "json",
    method: "aliexpress.affiliate.link.generate",
    sign_method: "sha256",
    timestamp: String(NOW),
    v: "2.0",
    promotion_link_type: "0",
    source_values: PAGE,
    tracking_id: "demo",
    sign: sign({ method: "sha256", secret: SECRET, params: form }),
  });
});

test("answers say what they mean", async () => {
  for (const { name, ask: about, status, body, question, expect, problem } of cases("open_platform.json")) {
    served(() => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }));
    const answer =
      about === "details"
        ? affix.openPlatformDetails(KEY, question, NOW, 2000)
        : ask(about === "link" ? PAGE : { ...ASKED, ...question });
    if (expect) {
      assert.deepEqual(about === "link" ? { link: await answer } : await answer, expect, name);
    } else {
      const error = await problemOf(answer);
      assert.ok(error instanceof Error && error.code in sentences, `${name}: ${error}`);
      assert.deepEqual({ code: error.code, params: error.params }, problem, name);
    }
  }
});

test("products are asked for and found", async () => {
  const usual = { list: "all", by: "platform", page: 1 };
  for (const { name, question, sends, status = 200, body = {}, expect, problem } of cases("find.json")) {
    const sent = served(() => new Response(JSON.stringify(body), { status }));
    const asked = affix.openPlatformFind(KEY, { ...usual, ...question }, NOW, 2000);
    if (expect) assert.deepEqual(differences(name, expect, await asked), []);
    else {
      const error = await problemOf(asked);
      assert.ok(error.code in sentences, `${name}: ${error}`);
      if (problem) assert.deepEqual({ code: error.code, params: error.params }, problem, name);
    }
    if (!sends) continue;
    const { app_key, format, sign_method, timestamp, v, sign: signature, ...own } = sent[0].form;
    assert.deepEqual(own, sends, name);
    assert.equal(signature, sign({ method: "sha256", secret: SECRET, params: sent[0].form }), name);
  }
});

test("what was found earns what the platform says that it pays", () => {
  const product = { id: "1005006000000001", title: "Cap", image: null, listPrice: null, sold: 7, positive: null };
  const price = { min: "10.00", max: "10.00", currency: "USD" };
  const rest = { store: null, category: null, rate: "7", hotRate: null, relevantMarketRate: null };
  const found = {
    products: [{ ...product, price, ...rest }],
    total: null,
    more: false,
    askedAt: "2026-11-22T00:01:01Z",
  };
  const { cards } = affix.foundListing(found, affix.normalizeSettings(null), undefined, NOW);
  assert.deepEqual(
    cards.map(({ id, title, estimate }) => [id, title, estimate.low, estimate.high, estimate.rate]),
    [["1005006000000001", "Cap", "0.70", "0.70", { low: "7", high: "7" }]],
  );
});

test("silence and no way there are told apart", async () => {
  const quiet = (request) =>
    new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
  served(quiet);
  // Node does not stay for the time-out alone.
  const stay = setTimeout(() => {}, 10_000);
  const late = await problemOf(affix.openPlatformRates(KEY, ASKED, NOW, 1200));
  clearTimeout(stay);
  assert.deepEqual([late.code, late.params], ["open_platform_timeout", { seconds: "2" }]);
  served(() => Promise.reject(new TypeError("Failed to fetch")));
  assert.equal((await problemOf(ask(ASKED))).code, "open_platform_unreachable");
});

test("a key that cannot be one is a sentence, and nothing is sent", async () => {
  const sent = served(() => new Response("{}"));
  for (const [more, question, code] of [
    [{ appKey: "" }, ASKED, "open_platform_app_key"],
    [{ appKey: "abc" }, ASKED, "open_platform_app_key"],
    [{ secret: " \n" }, ASKED, "open_platform_secret"],
    [{ trackingId: " " }, PAGE, "open_platform_tracking"],
    [{}, "https://example.com/", "open_platform_page"],
    [{}, {}, "open_platform_product"],
  ]) {
    assert.equal((await problemOf(ask(question, more))).code, code);
  }
  assert.deepEqual(sent, []);
});

test("one call a second, and slower where the platform says so", () => {
  const first = affix.openPlatformTurn(undefined, NOW);
  assert.deepEqual(first, { wait: 0, pace: { next: NOW + 1000, refusals: 0, kept: NOW } });
  assert.deepEqual(affix.openPlatformTurn(first.pace, NOW + 400), { wait: 600, pace: first.pace });
  const slower = affix.openPlatformAfter(first.pace, "open_platform_limit", "7", NOW);
  assert.equal(affix.openPlatformTurn(slower, NOW).wait, 7000);
  assert.equal(affix.openPlatformAfter(slower, undefined, undefined, NOW).refusals, 0);
});

test("rates of a product go into a look at it", () => {
  const settings = affix.normalizeSettings(null);
  const rates = { productId: "1005006000000001", inProgramme: true, rate: "7", askedAt: "2026-11-22T00:01:01Z" };
  for (const given of [undefined, null, rates, { rates: 7 }]) {
    assert.equal(
      affix.look({ text: PAGE, snapshot: null, settings, profile: null, rates: given, now: NOW }).address.kind,
      "product",
    );
  }
});
