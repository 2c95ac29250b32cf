/** How everything that Affix draws on a page looks. No rule of it reaches the page, and none of the page's reaches it. */

export const STYLE = `
:host {
  all: initial !important;
  position: absolute !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
}
.pill {
  --ground: #0b6e5f;
  --ink: #fff;
  display: flex;
  align-items: center;
  gap: 7px;
  width: max-content;
  box-sizing: border-box;
  height: 26px;
  padding-inline: 4px 1px;
  border: 1px solid transparent;
  border-radius: 999px;
  background: var(--ground);
  color: var(--ink);
  font: 600 12.5px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  pointer-events: none;
  position: absolute;
  top: 0;
  left: 0;
}
.dark { --ground: #4fc3ae; --ink: #06231d; }
svg { width: 18px; height: 18px; flex: none; }
small { font-size: inherit; font-weight: 500; }
button {
  all: unset;
  width: 24px;
  height: 24px;
  display: grid;
  place-items: center;
  border-radius: 50%;
  pointer-events: auto;
  cursor: pointer;
}
button:hover { background: color-mix(in srgb, var(--ink) 18%, transparent); }
button:focus-visible { outline: 2px solid var(--ink); outline-offset: -3px; }
button svg { width: 10px; height: 10px; }
.card {
  gap: 5px;
  height: 22px;
  padding-inline: 3px 8px;
  border-color: rgb(255 255 255 / 55%);
  box-shadow: 0 1px 4px rgb(0 0 0 / 28%);
  font-size: 12px;
}
.card svg { width: 15px; height: 15px; }
.card.short small { display: none; }
.card.unplaced { visibility: hidden; }
.card.away { display: none; }
@media print { .pill { display: none; } }
`;
