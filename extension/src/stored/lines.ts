/** The text of a file in pieces that end where a line does. */
export async function* wholeLines(file: Blob): AsyncGenerator<string> {
  let rest = "";
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const end = value.lastIndexOf("\n") + 1;
    if (end > 0) yield rest + value.slice(0, end);
    rest = end > 0 ? value.slice(end) : rest + value;
  }
  if (rest) yield rest;
}
