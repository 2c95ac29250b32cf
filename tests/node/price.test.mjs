// Observed prices through the built module, from a file or a page into what is stored and from there to an answer.
// crates/cli/tests/price.rs runs the same cases through the command line tool.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { after, test } from "node:test";
import { differences } from "./compare.mjs";
import { affix, cases, root, sentences } from "./module.mjs";

const HEADING = "observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor,source\n";
const AT = Date.parse("2026-11-27T12:00:00Z");
const DAY = 86_400_000;
const before = (days) => new Date(AT - Math.trunc(days * DAY)).toISOString().replace(/\.\d+Z$/, "Z");

/** The rows of a case, a text each. */
function rows({ currency = "EUR", seen = [], daily = [], until = 0, rows: written = [] }) {
  const row = (days, [, price, list = ""]) =>
    `${before(days)},1005006000000001,S1,DE,${currency},ordinary,1,${price},${list},page`;
  const first = daily.length > 0 ? daily[0][0] : until - 1;
  const days = Array.from({ length: first - until + 1 }, (_, at) => first - at);
  return [
    ...seen.map((point) => row(point[0], point)),
    ...days.map((day) =>
      row(
        day,
        daily.findLast(([from]) => from >= day),
      ),
    ),
    ...written.map((text) => text.replace(/^\{([\d.]+)\}/, (_, days) => before(Number(days)))),
  ];
}

const EMPTY = { products: [], series: [] };

/** What is stored, with more put to it. */
function put(stored, more, now = AT) {
  const { products, series } = affix.remember(stored, more, now);
  const merged = (all, changed) => [...new Map([...all, ...changed].map((one) => [one.id, one])).values()];
  return { products: merged(stored.products, products), series: merged(stored.series, series) };
}

/** What is stored of a file that comes in pieces of so many lines. */
function stored(text, piece = Number.POSITIVE_INFINITY) {
  const lines = text.split(/(?<=\n)/);
  let all = EMPTY;
  let progress = null;
  const refused = [];
  for (let at = 0; at < lines.length; at += piece) {
    const part = lines.slice(at, Math.min(at + piece, lines.length)).join("");
    const found = affix.readPrices(progress, part, at + piece >= lines.length);
    progress = found.progress;
    refused.push(...found.refused);
    all = put(all, found.records);
    if (found.problem) return { ...all, refused, problem: found.problem };
  }
  return { ...all, refused, rows: progress.rows };
}

/** The answers of all that is stored, in the order of the keys. */
function answers({ products, series }, now = AT) {
  const inOrder = products.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return inOrder.flatMap((product) => {
    const own = series.filter(({ id }) => id.startsWith(`${product.id}/`));
    return affix.priceHistory(product, own, now).series.map(({ answer }) => answer);
  });
}

test("what is stored of observations is judged as the file of them is", () => {
  const wrong = [];
  for (const c of cases("price.json")) {
    const got = answers(stored(HEADING + rows(c).join("\n")));
    wrong.push(...differences(c.name, c.expect, got));
    const said = got.flatMap(({ reasons }) => reasons);
    for (const { code } of said) assert.ok(code in sentences, `${c.name}: ${code}`);
  }
  assert.deepEqual(wrong, []);
});

test("neither their order, nor that they come twice or in pieces changes anything", () => {
  for (const c of cases("price.json")) {
    const all = rows(c);
    const whole = answers(stored(HEADING + all.join("\n")));
    const turned = all.toReversed().concat(all);
    assert.deepEqual(answers(stored(`${HEADING}${turned.join("\n")}\n`, 7)), whole, c.name);
  }
});

test("what comes later than now is not looked at, and said", () => {
  const [{ name, ...c }] = cases("price.json").filter(({ name }) => name.startsWith("dearer before: raised and back"));
  const past = answers(stored(HEADING + rows(c).join("\n")));
  const later = `${before(-3)},1005006000000001,S1,DE,EUR,ordinary,1,1,,page`;
  const all = stored(HEADING + [...rows(c), later].join("\n"));
  assert.deepEqual(answers(all), past, name);
  const { notes } = affix.priceHistory(all.products[0], all.series, AT);
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params.count]),
    [["price_records_ahead", "1"]],
  );
  assert.notDeepEqual(answers(all, AT + 4 * DAY), past);
});

test("what is damaged is said, kept and costs nothing else", () => {
  const all = stored(HEADING + rows({ daily: [[40, 2000]] }).join("\n"));
  const damaged = { ...all.series[0], seen: `${all.series[0].seen};17x,1,,,p` };
  const odd = { id: `${all.products[0].id}/nowhere`, seen: "1,2,,,p" };
  const { series, notes } = affix.priceHistory(all.products[0], [damaged, odd, { broken: true }, null], AT);
  assert.equal(series.length, 1);
  assert.deepEqual(
    notes.map(({ code, params }) => [code, params.count]),
    [["price_records_damaged", "3"]],
  );
  const { series: more } = affix.remember(
    { products: all.products, series: [damaged] },
    { products: [], series: [{ id: damaged.id, seen: `${AT / 1_000 + 60},1500,,,p` }] },
    AT,
  );
  assert.match(more[0].seen, /;17x,1,,,p$/);
});

test("a file of them is written and read again, as a table and as JSON; bad rows are named by their line", () => {
  const csv = `${HEADING}${rows({
    daily: [
      [40, 2000, 3000],
      [5, 1500],
    ],
  }).join("\n")}\n${before(2)},1005006000000001,S1,DE,EUR,gone,1,,,page\n`;
  const all = stored(csv);
  for (const write of [affix.pricesCsv, affix.pricesJson]) {
    const file = write(all, { first: true, last: true });
    for (const piece of [1, 5, 1_000]) {
      const again = stored(file, piece);
      assert.deepEqual([again.refused, answers(again)], [[], answers(all)]);
    }
    const lines = file.split("\n");
    lines.splice(9, 0, write === affix.pricesCsv ? "yesterday,1,,,,,,,,,\r" : '{"observed_at": "yesterday"},');
    for (const piece of [2, 1_000]) {
      const again = stored(lines.join("\n"), piece);
      assert.deepEqual(
        again.refused.map(({ line, why }) => [line, why.code]),
        [[10, "price_row_time"]],
      );
      assert.deepEqual(answers(again), answers(all));
    }
  }
  assert.equal(stored("").problem.code, "price_table_empty");
  assert.equal(stored("a,b\n1,2\n").problem.code, "price_table_column");
  assert.deepEqual(
    stored('[{"observed_at":\n1}]').refused.map(({ line, why }) => [line, why.code]),
    [
      [1, "price_row_json"],
      [2, "price_row_json"],
    ],
  );
});

const tool = `${root}target/release/affix`;
const snapshot = (file, url) =>
  JSON.parse(
    execFileSync(tool, ["snapshot", resolve(`${root}tests/fixtures`, file), ...(url ? ["--url", url] : [])], {
      maxBuffer: 1e8,
    }),
  );

const folder = mkdtempSync(join(tmpdir(), "affix-observe-"));
after(() => rmSync(folder, { recursive: true }));

/** A page with other words in place of some of its own. */
function changed(file, then) {
  const page = readFileSync(`${root}tests/fixtures/${file}`, "utf8");
  const other = join(folder, basename(file));
  writeFileSync(
    other,
    Object.entries(then).reduce((text, [words, instead]) => text.replaceAll(words, instead), page),
  );
  return other;
}

test("of a page each variant that can be bought is remembered, and which one speaks", () => {
  const settings = affix.normalizeSettings(null);
  for (const { name, file, url, then, expect } of cases("observe.json")) {
    const before = then ? affix.observe({ snapshot: snapshot(file, url), settings, now: AT - DAY }).records : EMPTY;
    const page = then ? changed(file, then) : file;
    const { records, unwritten } = affix.observe({ snapshot: snapshot(page, url), settings, now: AT });
    const { products, series } = put(put(EMPTY, before), records);
    const got = {
      series: Object.fromEntries(series.map(({ id, seen }) => [id, seen.replaceAll(/(^|;)\d+,/g, "$1")])),
      names: series.map(({ name }) => name),
      speaks: products.map(({ series, speaks, price }) => [series, speaks, price?.max ?? null]),
      unwritten: unwritten?.code ?? null,
    };
    for (const [key, value] of Object.entries(expect)) assert.deepEqual(got[key], value, `${name}: ${key}`);
  }
});

test("the lowest and the highest of a chart are those of the answer, and its steps hold what held", () => {
  for (const c of cases("price.json")) {
    const all = stored(HEADING + rows(c).join("\n"));
    for (const product of all.products) {
      for (const series of all.series.filter(({ id }) => id.startsWith(`${product.id}/`))) {
        const chart = affix.priceChart(product, series, [], AT);
        const [one] = affix.priceHistory(product, [series], AT).series;
        const last = chart.steps.at(-1);
        assert.equal(last.until === AT ? last.price : null, one.answer.now, c.name);
        assert.ok(
          chart.steps.every(({ from, until, price }) => from < until || from === AT || price),
          c.name,
        );
        assert.equal(chart.window === null, one.answer.verdict === "no_history", c.name);
      }
    }
  }
});
