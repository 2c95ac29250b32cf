/** Our own small drawings, 16 by 16. They decorate: words beside them say the same. */

const PATHS = {
  gear: "M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8M6.9 1.8h2.2l.4 1.7 1.3.7 1.6-.5 1.1 1.9-1.2 1.2v1.4l1.2 1.2-1.1 1.9-1.6-.5-1.3.7-.4 1.7H6.9l-.4-1.7-1.3-.7-1.6.5-1.1-1.9 1.2-1.2V7.3L2.5 6.1l1.1-1.9 1.6.5 1.3-.7z",
  check: "m3 8.5 3.2 3.2L13 4.8",
  copy: "M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1",
  enter: "M13 4v3.5a1.5 1.5 0 0 1-1.5 1.5H3.5M6.5 5.8 3.3 9l3.2 3.2",
  caret: "m3.5 6 4.5 4.5L12.5 6",
  turn: "m6 3.5 4.5 4.5L6 12.5",
  warn: "M8 2.3 14.3 13.3H1.7zM8 6.5v3M8 11.4v.1",
  info: "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 0 0 8 1.9M8 7.3v3.7M8 4.9V5",
  flag: "M4 14V2.4M4 3h8.2L10.1 5.8 12.2 8.6H4",
  ask: "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 0 0 8 1.9M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2M8 11.3v.1",
  fine: "M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 0 0 8 1.9M5.3 8.2l1.9 1.9 3.6-3.9",
  shield: "M8 1.9 13.2 3.8v4c0 3.2-2.2 5.3-5.2 6.4-3-1.1-5.2-3.2-5.2-6.4v-4zM5.7 8l1.7 1.7 3-3.2",
  up: "M8 13V3.5M4 7.3l4-4 4 4",
  down: "M8 3v9.5M4 8.7l4 4 4-4",
  search: "M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2M10.4 10.4l3.2 3.2",
  more: "M3.5 8v.1M8 8v.1M12.5 8v.1",
  star: "m8 1.9 1.9 3.9 4.2.6-3.05 3 .7 4.2L8 11.6l-3.75 2 .7-4.2-3.05-3 4.2-.6z",
  plus: "M8 3v10M3 8h10",
  bin: "M2.8 4.3h10.4M6.2 4.3V2.8h3.6v1.5M4.1 4.3l.6 9h6.6l.6-9M6.7 7v3.7M9.3 7v3.7",
  edit: "m3 13 .6-2.9L10.9 2.8l2.3 2.3-7.3 7.3zM9.3 4.4l2.3 2.3",
  open: "M6.5 3.5h-3v9h9v-3M9 2.8h4.2V7M13 3 7.5 8.5",
  retry: "M13.3 8a5.3 5.3 0 1 1-1.7-3.9L13.3 5.8M13.3 2.3v3.5H9.8",
  image: "M2.5 3h11v10h-11zM2.5 11l3.2-3.2 2.3 2.3 2-2 3.5 3.4M10.2 5.9v.1",
  panel: "M2.5 3h11v10h-11zM9.5 3v10",
  paste: "M5.5 3.3h-2v10.2h9V3.3h-2M5.5 2.3h5v2.4h-5zM5.8 8h4.4M5.8 10.7h2.9",
  keep: "M4 2.5h8v11l-4-3-4 3z",
  find: "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.4 3.4",
  page: "M4 2.3h5.2L12.5 5.6v8.1H4zM9 2.5v3.3h3.3",
  close: "M4 4l8 8M12 4l-8 8",
  pin: "M5.6 2.3h4.8M6.3 2.3v4L4 8.6v1.2h8V8.6L9.7 6.3v-4M8 9.8v4",
  puzzle: "M6.2 4.4V3.6a1.5 1.5 0 0 1 3 0v.8h3v3h-.6a1.5 1.5 0 0 0 0 3h.6v3H3v-3h.7a1.5 1.5 0 0 0 0-3H3v-3z",
  kept: "M4 2.5h8v11l-4-3-4 3z",
  today: "m2.3 4 1.2 1.2L5.6 3M2.3 8.3l1.2 1.2 2.1-2.2M2.3 12.6l1.2 1.2 2.1-2.2M8 4.2h5.7M8 8.5h5.7M8 12.8h5.7",
  products: "M8.4 2.5h5.1v5.1l-6 6-5.1-5.1zM10.9 5v.1",
  reports: "M2.5 13.5h11M4.3 13.5V9.3M8 13.5V4M11.7 13.5V6.8",
  content: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10M2.5 6h11",
  audit: "M8 1.9 13.2 3.8v4c0 3.2-2.2 5.3-5.2 6.4-3-1.1-5.2-3.2-5.2-6.4v-4zM5.7 8l1.7 1.7 3-3.2",
  calendar: "M2.5 3.8h11v9.7h-11zM2.5 6.9h11M5.4 2.2v3M10.6 2.2v3",
  links:
    "M6.6 9.4a2.7 2.7 0 0 0 3.8 0l2.3-2.3a2.7 2.7 0 0 0-3.8-3.8l-.8.8M9.4 6.6a2.7 2.7 0 0 0-3.8 0L3.3 8.9a2.7 2.7 0 0 0 3.8 3.8l.8-.8",
} as const;

export type IconName = keyof typeof PATHS;

/** Drawings that are filled. */
const FILLED: ReadonlySet<string> = new Set(["star", "kept"]);

/** Drawings that point along the line of text. */
const TURNS: ReadonlySet<string> = new Set(["turn", "enter", "open"]);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={TURNS.has(name) ? "icon turns" : "icon"} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} fill={FILLED.has(name) ? "currentColor" : undefined} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 128 128" aria-hidden="true">
      <rect width="128" height="128" rx="30" fill="var(--accent)" />
      <g fill="none" stroke="var(--accent-ink)" stroke-width="9.5" stroke-linecap="round" stroke-linejoin="round">
        <path d="M38 33H26v62h12M90 33h12v62H90" />
        <path d="M45.5 83 64 41l18.5 42M52 69.5h24" />
      </g>
    </svg>
  );
}
