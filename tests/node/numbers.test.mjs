// An independent judge of the number reader: what ICU prints in the site's languages is read back as
// exactly that, or not at all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cases, root } from "./module.mjs";
import { readNumber } from "./number-page.mjs";

const LOCALES = "en es es-419 pt pt-PT fr de it nl pl ru uk tr ar ar-AE ar-SA he ja ko th vi id hu cs ro el sv".split(
  " ",
);
const AMOUNTS = [0.01, 0.99, 1, 8.46, 12, 99.9, 123, 999, 1234, 1234.5, 12345.67, 1234567.89];
const RANGES = [
  [1, 8.46],
  [8.46, 99.9],
  [99.9, 1234.5],
  [1234, 12345.67],
];
const CODES = Object.values(
  JSON.parse(readFileSync(`${root}crates/core/data/currencies.json`, "utf8")).minorUnits,
).flat();
const THREE = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
// Below a thousand million: Indonesian `2 M` would be one, and is read as at least two million.
const COUNTS = [1000, 1234, 2000, 5000, 12345, 25000, 100000, 1234567, 5e6, 2e7, 12345678];

/** What stands in a printed number, as a plain decimal: from ICU's own parts, so that its rounding is ours. */
function printed(format, value) {
  const of = (...types) =>
    format
      .formatToParts(value)
      .filter((p) => types.includes(p.type))
      .map((p) => p.value)
      .join("");
  return plain(ascii(`${of("integer")}.${of("fraction")}`));
}
const ascii = (text) => text.replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660);
/** Without zeros at the end: 12.00 and 12 are one amount. */
const plain = (text) => text?.replace(/(\.\d*?)0*$/, "$1").replace(/\.$/, "");

/** One tally: what was read, what was not, what was wrong. */
class Tally {
  total = 0;
  unread = new Map();
  wrong = [];
  add(text, want, got, why) {
    this.total += 1;
    if (got === null) this.unread.set(why, (this.unread.get(why) ?? 0) + 1);
    else if (got !== want) this.wrong.push(`${JSON.stringify(text)} (${why}) is ${want}, read ${got}`);
  }
  get share() {
    return 1 - [...this.unread.values()].reduce((a, b) => a + b, 0) / this.total;
  }
  /** None wrong and enough read; says what was left out most. */
  check(t, least) {
    const most = [...this.unread].sort((a, b) => b[1] - a[1]).slice(0, 12);
    t.diagnostic(
      `${(100 * this.share).toFixed(2)} % of ${this.total} read; unread most: ${most.map(([why, n]) => `${why} ${n}`).join(", ")}`,
    );
    assert.deepEqual(this.wrong.slice(0, 20), [], `${this.wrong.length} wrong`);
    assert.ok(this.share >= least, `${this.share} of ${least}`);
  }
}

/** Every price that prints in its own way, once. */
const prices = (() => {
  const found = new Map();
  for (const locale of LOCALES) {
    for (const currency of CODES) {
      for (const currencyDisplay of ["symbol", "narrowSymbol", "code"]) {
        const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
        const sign = format.formatToParts(1).find((p) => p.type === "currency").value;
        for (const bounds of [...AMOUNTS.map((a) => [a]), ...RANGES]) {
          const shown = bounds.map((amount) => printed(format, amount));
          const [low, high = low] = shown;
          // ICU prints two amounts that round to one as "about" it.
          if (shown.length === 2 && low === high) continue;
          const text = shown.length === 2 ? format.formatRange(...bounds) : format.format(bounds[0]);
          found.set(`${currency} ${text}`, {
            text,
            currency,
            sign,
            low,
            high,
            texts: bounds.map((amount) => format.format(amount)),
          });
        }
      }
    }
  }
  return [...found.values()];
})();

/** With three minor units, `8.460` is a few or some thousands, unless the other bound tells. */
const undecided = ({ currency, texts }) =>
  THREE.includes(currency) && texts.every((text) => /^\D*[1-9]\d{0,2}[.,]\d{3}\D*$/.test(text));

test("prices in every language and currency are read back or not at all", (t) => {
  const hinted = new Tally();
  const alone = new Tally();
  const open = new Tally();
  for (const price of prices) {
    const { text, currency, sign, low, high } = price;
    const want = `${low} ${high} ${currency}`;
    const show = (read) => read && `${plain(read.min)} ${plain(read.max)} ${read.currency}`;
    (undecided(price) ? open : hinted).add(text, want, show(readNumber("price", text, currency)), sign);
    // Without the page's currency a shared sign has none.
    const blind = readNumber("price", text, null);
    alone.add(text, want, blind && show({ ...blind, currency: blind.currency ?? currency }), sign);
  }
  hinted.check(t, 0.97);
  alone.check(t, 0.95);
  open.check(t, 0);
  assert.equal(open.share, 0, "what is not decided is not read");
});

test("a page in another currency never lends its own to a sign", () => {
  const others = prices.filter((p) => p.currency !== "CHF" && p.low === "12");
  const read = others.map((p) => [p, readNumber("price", p.text, "CHF")?.currency ?? p.currency]);
  assert.deepEqual(
    read.filter(([p, currency]) => currency !== p.currency),
    [],
  );
});

test("percentages are read back or not at all", (t) => {
  const tally = new Tally();
  for (const locale of LOCALES) {
    for (const share of [0.01, 0.123, 0.5, 0.94, 0.987, 1]) {
      const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
      const text = format.format(share);
      tally.add(text, printed(format, share), plain(readNumber("percent", text)) ?? null, locale);
    }
  }
  tally.check(t, 1);
});

test("plain and compact counts are read back or not at all", (t) => {
  const whole = new Tally();
  const compact = new Tally();
  for (const locale of LOCALES) {
    for (const count of [1, 54, 332, 999, 1234, 5000, 12345, 100000, 1234567]) {
      const text = new Intl.NumberFormat(locale).format(count);
      const read = readNumber("sold", text);
      whole.add(text, `${count} true`, read && `${read.atLeast} ${read.exact}`, locale);
    }
    for (const compactDisplay of ["short", "long"]) {
      const format = new Intl.NumberFormat(locale, { notation: "compact", compactDisplay });
      for (const count of COUNTS) {
        const text = format.format(count);
        const read = readNumber("sold", text);
        // The power of ten that the word stands for is the one that comes nearest.
        const few = Number(printed(format, count));
        const power = Math.round(Math.log10(count / few));
        const rounded = /\p{L}/u.test(text);
        compact.add(
          text,
          `${Math.round(few * 10 ** power)} ${!rounded}`,
          read && `${read.atLeast} ${read.exact}`,
          `${locale} ${text}`,
        );
      }
    }
  }
  whole.check(t, 1);
  compact.check(t, 0.9);
});

test("numbers of the cases", () => {
  for (const c of cases("numbers.json")) {
    assert.deepEqual(
      readNumber(c.kind, c.text, c.currency ?? null),
      c.expect,
      `${c.kind} ${JSON.stringify(c.text)} on a page in ${c.currency}`,
    );
  }
});
