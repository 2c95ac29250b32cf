// Whose the bytes of the WebAssembly module are: its functions by crate, and those of our own crates by module.
// `node scripts/lib/subjects.mjs MODULE` for a module with names. A function made for one of our types by
// somebody else's code counts as ours; data has no names and is one row. The last column compresses a
// subject's functions alone, which is a little more than they weigh in the whole.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const CUSTOM = 0;
const IMPORTS = 2;
const CODE = 10;
const DATA = 11;
/** Of the custom section `name`: the functions'. */
const FUNCTION_NAMES = 1;

/** Reads a module's bytes one after the other. */
class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }
  get left() {
    return this.at < this.end;
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** LEB128, unsigned. */
  number() {
    let value = 0;
    for (let power = 1; ; power *= 128) {
      const byte = this.byte();
      value += (byte & 127) * power;
      if (byte < 128) return value;
    }
  }
  /** What follows its own length. */
  part() {
    const length = this.number();
    this.at += length;
    return new Reader(this.bytes, this.at - length, this.at);
  }
  text() {
    const part = this.part();
    return Buffer.from(part.bytes.subarray(part.at, part.end)).toString();
  }
  rest() {
    return this.bytes.subarray(this.at, this.end);
  }
  /** Steps over minimum and maximum. */
  limits() {
    const flags = this.number();
    this.number();
    if (flags & 1) this.number();
  }
}

/** How many functions a section of imports has. */
function importedFunctions(section) {
  let functions = 0;
  for (let left = section.number(); left > 0; left--) {
    section.text();
    section.text();
    const kind = section.byte();
    if (kind === 0) {
      functions += 1;
      section.number();
    } else if (kind === 1) {
      section.byte();
      section.limits();
    } else if (kind === 2) {
      section.limits();
    } else {
      section.at += 2;
    }
  }
  return functions;
}

/** A module's functions with their names, and the bytes of its data. */
function contents(bytes) {
  const module = new Reader(bytes, 8);
  const names = new Map();
  const bodies = [];
  let imported = 0;
  let data = new Uint8Array();
  while (module.left) {
    const id = module.byte();
    const section = module.part();
    if (id === IMPORTS) imported = importedFunctions(section);
    if (id === CODE) for (let left = section.number(); left > 0; left--) bodies.push(section.part().rest());
    if (id === DATA) data = section.rest();
    if (id !== CUSTOM || section.text() !== "name") continue;
    while (section.left) {
      const kind = section.byte();
      const part = section.part();
      if (kind !== FUNCTION_NAMES) continue;
      for (let left = part.number(); left > 0; left--) names.set(part.number(), part.text());
    }
  }
  return { functions: bodies.map((body, i) => ({ name: names.get(imported + i) ?? "", body })), data };
}

/** A crate, and of our own the module too. */
function subject(name) {
  const ours = name.match(/\baffix_(\w+)(?:::([a-z_]\w*)(?=::))?/);
  if (ours) return `affix-${ours[1]}${ours[2] ? ` ${ours[2]}` : ""}`;
  // What wasm-bindgen makes around an exported function has that function's name in JavaScript.
  return name.match(/[a-z_]\w*(?=::)/)?.[0] ?? "affix-wasm exported";
}

const { functions, data } = contents(readFileSync(process.argv[2]));
const subjects = new Map();
for (const { name, body } of functions) {
  const key = subject(name);
  subjects.set(key, [...(subjects.get(key) ?? []), body]);
}
const gzip = (parts) => gzipSync(Buffer.concat(parts), { level: 9 }).length;
const rows = [...subjects];
rows.push(["data", [data]]);
const sized = rows.map(([name, parts]) => [name, parts.reduce((sum, part) => sum + part.length, 0), gzip(parts)]);
const row = (name, bytes, packed) =>
  console.log(`${name.padEnd(34)} ${String(bytes).padStart(8)} ${String(packed).padStart(8)}`);
row("the module's bytes by subject", "bytes", "gzip -9");
for (const each of sized.sort((a, b) => b[1] - a[1])) row(...each);
console.log();
