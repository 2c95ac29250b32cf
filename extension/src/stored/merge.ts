/**
 * What two changes to one value come to, when neither knew of the other. Values are those of JSON.
 * Records with an id are told apart by it, others by all that they say; fields are merged one by one.
 * Where both changed the same, mine counts.
 */
export function merged<T>(base: T, mine: T, theirs: T): T {
  return merge(base, mine, theirs) as T;
}

function merge(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeLists(Array.isArray(base) ? base : [], mine, theirs);
  if (isRecord(mine) && isRecord(theirs)) return mergeRecords(isRecord(base) ? base : {}, mine, theirs);
  return mine;
}

type Fields = Record<string, unknown>;

function mergeRecords(base: Fields, mine: Fields, theirs: Fields): Fields {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const fields = [...names].map((name) => [name, merge(base[name], mine[name], theirs[name])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** In the order of whoever changed that, with what the other has added behind what it stood behind there. */
function mergeLists(base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] {
  const [was, own, other] = [byKey(base), byKey(mine), byKey(theirs)];
  const merges = (key: string): unknown => {
    if (own.has(key) && other.has(key)) return merge(was.get(key), own.get(key), other.get(key));
    const left = own.has(key) ? own.get(key) : other.get(key);
    // One took it away. It stays only where it was not there before, or the other has changed it.
    return was.has(key) && isSame(left, was.get(key)) ? undefined : left;
  };
  const shared = (list: Map<string, unknown>): string =>
    JSON.stringify([...list.keys()].filter((key) => was.has(key) && own.has(key) && other.has(key)));
  const [first, second] = shared(own) === shared(was) ? [other, own] : [own, other];

  const behind = new Map<string | null, string[]>([[null, []]]);
  for (const key of first.keys()) behind.set(key, []);
  let place: string | null = null;
  for (const key of second.keys()) {
    if (first.has(key)) place = key;
    else behind.get(place)?.push(key);
  }
  const order = [...behind].flatMap(([key, added]) => (key === null ? added : [key, ...added]));
  return order.map(merges).filter((value) => value !== undefined);
}

/** The values of a list by what tells them apart, in its order. */
function byKey(list: unknown[]): Map<string, unknown> {
  const ids = new Map<string, number>();
  for (const id of list.map(idOf)) if (id !== null) ids.set(id, (ids.get(id) ?? 0) + 1);
  const found = new Map<string, unknown>();
  const twins = new Map<string, number>();
  for (const value of list) {
    const id = idOf(value);
    const name = id !== null && ids.get(id) === 1 ? `id ${id}` : `all ${JSON.stringify(value)}`;
    const before = twins.get(name) ?? 0;
    twins.set(name, before + 1);
    found.set(`${name} ${before}`, value);
  }
  return found;
}

function idOf(value: unknown): string | null {
  return isRecord(value) && typeof value.id === "string" && value.id !== "" ? value.id : null;
}

/** A range is one value: the ends of two would not belong together. */
function isRecord(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value) && !("low" in value && "high" in value);
}

/** A field without a value is as good as none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (
    a === null ||
    b === null ||
    typeof a !== "object" ||
    typeof b !== "object" ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, at) => isSame(value, b[at]));
  const [one, two] = [a as Fields, b as Fields];
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].every((name) => isSame(one[name], two[name]));
}
