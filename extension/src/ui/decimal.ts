/** Decimal text without floating point. */

/** A decimal number as an integer and the count of its decimal places. */
interface Decimal {
  units: bigint;
  places: number;
}

function parse(text: string): Decimal | null {
  const match = /^(\d{1,30})(?:\.(\d{1,18}))?$/.exec(text);
  if (!match) return null;
  const [, whole = "", part = ""] = match;
  return { units: BigInt(whole + part), places: part.length };
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const places = Math.max(a.places, b.places);
  const up = (d: Decimal): bigint => d.units * 10n ** BigInt(places - d.places);
  return [up(a), up(b)];
}

/** What the user typed as decimal text (`"8,5 "` is `"8.5"`), or `null` when it is no plain number. */
export function readDecimal(typed: string): string | null {
  const plain = typed.trim().replace(",", ".");
  if (!parse(plain)) return null;
  return plain.replace(/^0+(?=\d)/, "");
}

/** Below zero, zero or above, like a sort's comparison. Text that is no number counts as zero. */
export function compare(a: string, b: string): number {
  const zero = { units: 0n, places: 0 };
  const [x, y] = aligned(parse(a) ?? zero, parse(b) ?? zero);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** By how many percent `now` is below `before`, to the nearest one; `null` when that is not 1 to 99. */
export function percentOff(now: string, before: string): number | null {
  const [a, b] = [parse(now), parse(before)];
  if (!a || !b) return null;
  const [x, y] = aligned(a, b);
  if (y === 0n || x >= y) return null;
  const off = Number(((y - x) * 200n + y) / (2n * y));
  return off >= 1 && off <= 99 ? off : null;
}

/** Count of decimal places that a decimal text shows. */
export function places(text: string): number {
  return parse(text)?.places ?? 0;
}

/** Where `value` stands between 0 and `top`, for drawing only: 0 to 1. */
export function share(value: string, top: number): number {
  return Math.min(1, Math.max(0, Number(value) / top));
}
