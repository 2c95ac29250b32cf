/** The place of a chart that a key goes to, among `count` of them; `null` for a key that goes nowhere. */
export function placeByKey(key: string, now: number, count: number): number | null {
  const places: Record<string, number> = {
    ArrowLeft: now - 1,
    ArrowDown: now - 1,
    ArrowRight: now + 1,
    ArrowUp: now + 1,
    Home: 0,
    End: count - 1,
  };
  const wanted = places[key];
  return wanted === undefined ? null : Math.max(0, Math.min(count - 1, wanted));
}
