// Reports through the module that the worker loads: the cases that crates/cli/tests/orders.rs runs natively, and what
// the room of reports relies on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, * as core from "../../extension/pkg/desk.js";
import { differences } from "./compare.mjs";
import { cases, root, sentences } from "./module.mjs";

await init({ module_or_path: readFileSync(`${root}extension/pkg/desk_bg.wasm`) });
core.start();

const NOW = Date.UTC(2026, 10, 28, 12);
const ALL = { period: "all", own: { from: null, until: null }, network: null, currency: null, by: "product" };

/** A file's bytes as the worker hands them over: in UTF-8, in pieces of any length. */
function bytes({ lines, text, json, encoding }) {
  const whole = lines ? lines.map((line) => `${line}\n`).join("") : (text ?? JSON.stringify(json));
  if (encoding !== "utf-16") return new TextEncoder().encode(whole);
  const wide = Buffer.from(`\ufeff${whole}`, "utf16le");
  const letters = core.letters(wide);
  assert.equal(letters, "utf-16le");
  return new TextEncoder().encode(new TextDecoder(letters).decode(wide));
}

/** What a user says of columns, of a mapping as a file has it. */
const choiceOf = ({ columns = {}, tags = {}, network, currency, unit, decimal, dates, statuses = {} }) => {
  const named = [...Object.entries(columns), ...Object.entries(tags)].flatMap(([field, names]) =>
    [names].flat().map((name) => [field, name]),
  );
  return {
    known: named.map(([, name]) => name),
    fields: named.map(([field]) => field),
    network: network ?? null,
    currency: currency ?? null,
    unit: unit ?? null,
    decimal: decimal ?? null,
    dates: dates ?? null,
    statuses,
  };
};

function read(reports, file, choices = [], piece = 7) {
  const all = bytes(file);
  reports.open(file.name.replace(/\.[^.]*$/, ""), all.slice(0, 65_536), choices);
  for (;;) {
    for (let at = 0; at < all.length; at += piece) reports.take(all.slice(at, at + piece));
    const said = reports.end();
    if (said) return said;
  }
}

/** Groups as the tool puts them: by value, then currency. */
const order = (group, by) => `${group.by[by] ?? ""}\n${group.currency}`;

/** The answer of `affix orders` for the same files, as far as the module says it. */
function answer({ files, map, args }) {
  const reports = new core.Reports();
  const refused = [];
  const tables = [];
  const personal = new Set();
  let [got, known] = [0, 0];
  for (const file of files) {
    try {
      const said = read(reports, file, [map ?? []].flat().map(choiceOf));
      refused.push(...said.refused.map(({ line, why }) => ({ file: file.name, line, code: why.code })));
      got += said.read;
      known += said.known;
      if (said.layout) tables.push({ file: file.name, ...said.layout });
      for (const field of said.personal) personal.add(field);
    } catch (error) {
      assert.ok(error.code in sentences, String(error));
    }
  }
  reports.keep();
  const by = args[0] === "--by" ? args[1] : "product";
  const first = JSON.parse(reports.view({ ...ALL, by }, NOW));
  const views = first.currencies.map((currency) => JSON.parse(reports.view({ ...ALL, by, currency }, NOW)));
  const totals = views.map(({ total }) => total).sort((a, b) => (a.currency < b.currency ? -1 : 1));
  const groups = views
    .flatMap((view) => view.groups.map(({ value, total }) => ({ by: { [by]: value }, ...total })))
    .sort((a, b) => (order(a, by) < order(b, by) ? -1 : 1));
  const everything = JSON.stringify([first, JSON.parse(reports.rows(ALL, NOW, []))]);
  return {
    rows: first.stored,
    read: got,
    updated: known,
    refused,
    totals,
    tables,
    clicksWithoutOrders: first.idle,
    ...(args[0] === "--by" && { groups }),
    everything,
  };
}

test("sums are those worked out by hand", () => {
  const failures = [];
  let ran = 0;
  for (const given of cases("orders.json")) {
    // Rates, and groups by several keys, are the tool's.
    if (given.rates || given.args[1]?.includes(",")) continue;
    const got = answer(given);
    const { notes, exchange, groups, refused, ...expect } = given.expect;
    if (given.args[0] === "--by" && groups) expect.groups = groups;
    // A kind that is not read at all is thrown.
    if (refused && given.code !== 2) expect.refused = refused.map(({ reason: _, ...said }) => said);
    ran += 1;
    failures.push(...differences(given.name, expect, got));
    for (const word of given.never ?? []) if (got.everything.includes(word)) failures.push(`${given.name}: ${word}`);
  }
  assert.deepEqual(failures, []);
  assert.ok(ran > 35, String(ran));
});

/** Orders of an Open Platform answer, `n` of them from `first` on. */
const orders = (first, n, more = {}) => ({
  name: "orders.json",
  json: Array.from({ length: n }, (_, at) => ({
    sub_order_id: String(8200000000000000 + first + at),
    order_id: String(8300000000000000 + first + at),
    order_status: "Payment Completed",
    tracking_id: at % 3 === 0 ? "blog" : "mail",
    product_id: 1005009000000001 + (at % 5),
    product_title: `Lamp\t${at % 5} \\ "x"`,
    paid_time: `2026-11-${String(1 + (at % 27)).padStart(2, "0")} 08:00:00`,
    settled_currency: "USD",
    ship_to_country: "PL",
    paid_amount: 1000 + at,
    estimated_paid_commission: 70,
    ...more,
  })),
});

const viewOf = (reports, question = {}) => JSON.parse(reports.view({ ...ALL, ...question }, NOW));

test("what is stored as packs comes back as it was, and twice is once", () => {
  const reports = new core.Reports();
  read(reports, orders(0, 200));
  read(reports, { name: "clicks.csv", text: "day,clicks,subid\n2026-11-03,400,blog\n2026-11-04,200,mail\n" });
  const packs = reports.keep();
  const again = new core.Reports();
  for (const { text } of [...packs, ...packs]) assert.equal(again.load(text), 0);
  assert.deepEqual(viewOf(again, { by: "subid" }).total, viewOf(reports, { by: "subid" }).total);
  assert.equal(viewOf(again).stored, 200);
  const { rows } = JSON.parse(again.rows(ALL, NOW, [{ key: "product", value: "1005009000000002" }]));
  assert.equal(rows.length, 40);
  assert.ok(rows.every(({ title }) => title.includes('\\ "x"')));
  // The same file again changes nothing of what is shown.
  const said = read(again, orders(0, 200));
  assert.deepEqual([said.read, said.known], [200, 200]);
  again.keep();
  assert.deepEqual(viewOf(again), viewOf(reports));
});

test("a row that changes costs one pack, and each change keeps its day", () => {
  const reports = new core.Reports();
  read(reports, orders(0, 500));
  reports.keep();
  read(reports, orders(3, 1, { order_status: "Buyer Confirmed Receipt", finished_time: "2026-11-20 03:00:00" }));
  assert.equal(reports.keep().length, 1);
  const { rows } = JSON.parse(reports.rows(ALL, NOW, [{ key: "status", value: "confirmed" }]));
  assert.deepEqual(
    rows.map(({ key, changes }) => [key, changes.map(({ status, day }) => [status, day])]),
    [
      [
        "8200000000000003",
        [
          ["pending", "2026-11-04"],
          ["confirmed", "2026-11-20"],
        ],
      ],
    ],
  );
});

test("what was read and not wanted leaves nothing behind", () => {
  const reports = new core.Reports();
  read(reports, orders(0, 5));
  reports.forget();
  assert.deepEqual(reports.keep(), []);
  assert.equal(viewOf(reports).stored, 0);
});

test("a period has its days, those before it, and a bar for each of them", () => {
  const reports = new core.Reports();
  read(reports, orders(0, 270));
  reports.keep();
  const own = { from: "2026-11-11", until: "2026-11-20" };
  const { total, before, daysBefore, bars, unit } = viewOf(reports, { period: "own", own });
  assert.deepEqual([total.orders, before.orders, daysBefore], [100, 100, { from: "2026-11-01", until: "2026-11-10" }]);
  assert.deepEqual([unit, bars.length, bars[0].from], ["day", 10, "2026-11-11"]);
  assert.ok(bars.every(({ parts, earned }) => parts[0] === "7.00" && earned === "7.00"));
  const weeks = viewOf(reports, { period: "weeks13" });
  assert.deepEqual([weeks.unit, weeks.bars.length], ["week", 14]);
  assert.equal(weeks.bars.at(-1).from, "2026-11-23");
  const sum = weeks.bars.reduce((all, { earned }) => all + Math.round(Number(earned) * 100), 0);
  assert.equal((sum / 100).toFixed(2), weeks.total.earned);
});

test("a table that cannot be read shows its first rows, and is read by what the user says", () => {
  const text = "Wann;Nummer;Lohn;Lage\n2026-11-01;A1;1,50;gut\n2026-11-02;A2;2,50;schlecht\n";
  const reports = new core.Reports();
  const said = read(reports, { name: "own.csv", text });
  assert.equal(said.read, 0);
  assert.deepEqual([said.refused.length, said.sample.names], [1, ["Wann", "Nummer", "Lohn", "Lage"]]);
  assert.deepEqual(said.sample.rows[0], ["2026-11-01", "A1", "1,50", "gut"]);
  reports.forget();
  const choice = {
    ...choiceOf({ currency: "EUR", network: "epn", statuses: { gut: "paid", schlecht: "void" } }),
    known: said.sample.names,
    fields: ["orderedAt", "key", "commission", "status"],
  };
  const better = read(reports, { name: "own.csv", text }, [choice]);
  assert.deepEqual([better.read, better.refusals], [2, 0], JSON.stringify(better.refused));
  reports.keep();
  const { total } = viewOf(reports);
  assert.deepEqual([total.commission.paid, total.commission.void, total.currency], ["1.50", "2.50", "EUR"]);
});

test("a column that is said to be nothing is not guessed", () => {
  const text = "order id,commission,status,amount\nA1,1.50,approved,9.00\n";
  const reports = new core.Reports();
  const choice = {
    ...choiceOf({ currency: "EUR" }),
    known: ["order id", "commission", "status", "amount"],
    fields: ["", "", "", "ignore"],
  };
  read(reports, { name: "x.csv", text }, [choice]);
  reports.keep();
  assert.equal(viewOf(reports).total.sale, "0.00");
});

test("files of other kinds are refused with a sentence", () => {
  for (const [start, code] of [
    ["PK\u0003\u0004xx", "report_kind"],
    ["%PDF-1.7", "report_kind"],
    ["<html>", "report_kind"],
    ["", "report_empty"],
  ]) {
    const reports = new core.Reports();
    assert.throws(
      () => reports.open("x", new TextEncoder().encode(start), []),
      (error) => error.code === code && code in sentences,
      start,
    );
  }
});

test("rows as CSV run nothing in a spreadsheet", () => {
  const reports = new core.Reports();
  read(reports, orders(0, 2, { product_title: "=1+1" }));
  reports.keep();
  const csv = reports.rowsCsv(ALL, NOW, []);
  assert.match(csv, /^key,order,network,/);
  assert.match(csv, /,'=1\+1,/);
  assert.equal(csv.trimEnd().split("\r\n").length, 3);
});
