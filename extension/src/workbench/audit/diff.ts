/** What two texts have in common at their ends, and what stands between. */
export interface Parted {
  start: string;
  old: string;
  fresh: string;
  end: string;
}

export function parted(old: string, fresh: string): Parted {
  const [a, b] = [[...old], [...fresh]];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return {
    start: a.slice(0, start).join(""),
    old: a.slice(start, a.length - end).join(""),
    fresh: b.slice(start, b.length - end).join(""),
    end: a.slice(a.length - end).join(""),
  };
}
