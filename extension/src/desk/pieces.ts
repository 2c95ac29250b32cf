/** A file's bytes in UTF-8, piece by piece. */

import type { Letters } from "../../pkg/affix.js";

/** Bytes by which it is found what a file is, and what parts its cells. */
const START = 64 * 1024;

/** The first bytes of a file, as they are and decoded. */
export async function startOf(
  file: Blob,
): Promise<{ raw: Uint8Array; decoded: (letters: Letters) => Promise<Uint8Array> }> {
  const raw = new Uint8Array(await file.slice(0, START).arrayBuffer());
  return {
    raw,
    decoded: async (letters) =>
      letters === "utf-8" ? raw : new TextEncoder().encode(new TextDecoder(letters).decode(raw)),
  };
}

export async function* bytesOf(file: Blob, letters: Letters): AsyncGenerator<Uint8Array> {
  const bytes = file.stream();
  const stream =
    letters === "utf-8"
      ? bytes
      : bytes.pipeThrough(new TextDecoderStream(letters) as unknown as Through).pipeThrough(new TextEncoderStream());
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

type Through = ReadableWritablePair<string, Uint8Array<ArrayBuffer>>;
