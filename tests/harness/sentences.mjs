// A reporter of tests whose names are sentences: one line for each that holds, and all there is of one that does not.
export default async function* sentences(source) {
  let [held, broken] = [0, 0];
  for await (const { type, data } of source) {
    // A group is told by what is in it.
    if (data.details?.type === "suite") continue;
    if (type === "test:pass" && !data.skip) {
      held += 1;
      yield `  ✓ ${data.name}\n`;
    }
    if (type === "test:fail") {
      broken += 1;
      yield `  ✗ ${data.name}\n    ${data.details.error?.cause ?? data.details.error}\n`;
    }
  }
  yield broken === 0 ? `\n${held} proven.\n` : `\n${held} proven, ${broken} NOT.\n`;
}
