// A reporter of tests whose names are sentences: one line for each that holds, and all there is of one that does not.
export default async function* sentences(source) {
  let [held, broken] = [0, 0];
  const open = [];
  let heading = null;
  for await (const { type, data } of source) {
    if (type === "test:start") open[data.nesting] = data.name;
    // A group is told by what is in it.
    if (data.details?.type === "suite" || !["test:pass", "test:fail"].includes(type)) continue;
    const group = data.nesting > 0 ? open[data.nesting - 1] : null;
    if (group !== heading && group) yield `\n${group}:\n`;
    heading = group;
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
