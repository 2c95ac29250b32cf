/** Decimal text without floating point, for drawing and ordering. What a typed number is, the core decides. */

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

/** Below zero, zero or above, like a sort's comparison. Text that is no number counts as zero. */
export function compare(a: string, b: string): number {
  const zero = { units: 0n, places: 0 };
  const [x, y] = aligned(parse(a) ?? zero, parse(b) ?? zero);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Count of decimal places that a decimal text shows. */
export function places(text: string): number {
  return parse(text)?.places ?? 0;
}

/** Where `value` stands between 0 and `top`, for drawing only: 0 to 1. */
export function share(value: string, top: number): number {
  return Math.min(1, Math.max(0, Number(value) / top));
}
