// Where an answer differs from a case's expectation: only named keys count, lists compare whole, and
// of {"$any": […]} each value is right. The native runner (crates/cli/tests/cases.rs) does the same.
export function differences(path, want, got) {
  if (want && typeof want === "object" && "$any" in want) {
    const fits = want.$any.some((w) => differences(path, w, got).length === 0);
    return fits ? [] : [`${path}: want one of ${JSON.stringify(want.$any)}, got ${JSON.stringify(got)}`];
  }
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) {
      return [`${path}: want ${want.length} elements, got ${JSON.stringify(got)}`];
    }
    return want.flatMap((w, i) => differences(`${path}[${i}]`, w, got[i]));
  }
  if (want && typeof want === "object") {
    return Object.entries(want).flatMap(([key, w]) => differences(`${path}.${key}`, w, got?.[key] ?? null));
  }
  return Object.is(want, got ?? null) ? [] : [`${path}: want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`];
}
