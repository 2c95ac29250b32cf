// How a figure is measured and printed: the middle of many runs, beside its peer from the same run.

/** Milliseconds for one call: the median of `runs`, after some that are not counted. */
export function median(work, runs = 300) {
  for (let i = 0; i < runs / 4; i++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return middle(times);
}

/** The same for two, by turns: a machine that changes its pace in between changes it for both. */
export function medians(one, other, runs = 300) {
  const times = [[], []];
  for (let i = -runs / 4; i < runs; i++) {
    for (const [at, work] of [one, other].entries()) {
      const start = performance.now();
      work();
      if (i >= 0) times[at].push(performance.now() - start);
    }
  }
  return times.map(middle);
}

export const middle = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

const columns = [38, 14, 34, 14, 8, 10];
const row = (cells) =>
  console.log(
    cells
      .map((c, i) => String(c).padEnd(columns[i]))
      .join(" ")
      .trimEnd(),
  );

export const heading = () => row(["figure", "value", "peer", "peer's value", "ratio", "goal"]);

/** One line; `goal` is a ratio to the peer, or a time. */
export function figure(name, value, peer, peerValue, goal) {
  const ms = (n) => `${n.toFixed(n < 10 ? 3 : 0)} ms`;
  row([name, ms(value), peer, ms(peerValue), (value / peerValue).toFixed(2), goal]);
}

/** One line of the tasks of a page's thread that the browser reported, in milliseconds: it does so from 50 ms on. */
export function longTasks(name, tasks) {
  const longest = tasks.length > 0 ? `${Math.round(Math.max(...tasks))} ms` : "none";
  row([name, longest, "tasks over 50 ms", tasks.length, "", "none"]);
}

/** One line of bytes that are taken. */
export function memory(name, value, peer, peerValue, goal) {
  const mib = (bytes) => `${(bytes / (1 << 20)).toFixed(1)} MiB`;
  row([name, mib(value), peer, mib(peerValue), (value / peerValue).toFixed(2), goal]);
}

/** How time grows with the text, in milliseconds for a megabyte: linear is the same all the way. */
export function growth(what, rows) {
  for (const { bytes, native, module, parse } of rows) {
    const mb = bytes / 1e6;
    const of = (ms) => `${(ms / mb).toFixed(1)} ms/MB`;
    row([
      `${what} of ${Math.round(bytes / 1000)} KB, native`,
      of(native),
      "JSON.parse",
      of(parse),
      (native / parse).toFixed(2),
      "linear",
    ]);
    row([
      `${what} of ${Math.round(bytes / 1000)} KB, WASM`,
      of(module),
      "JSON.parse",
      of(parse),
      (module / parse).toFixed(2),
      "linear",
    ]);
  }
}

/** One line of how many a second; `goal` is a ratio to the peer. */
export function rate(name, value, peer, peerValue, goal) {
  const many = (n) => `${Math.round(n).toLocaleString("en")}/s`;
  row([name, many(value), peer, many(peerValue), (value / peerValue).toFixed(1), goal]);
}
