/** The toolbar button. */

/** Opens the popup without a click on the button; `false` where the browser refuses. */
export async function openPopup(): Promise<boolean> {
  return chrome.action.openPopup().then(
    () => true,
    () => false,
  );
}

/**
 * Opens another page of ours in the popup's place, this once; `false` where the browser refuses. The button's own
 * popup is back before anybody can click it.
 */
export async function openInstead(page: string): Promise<boolean> {
  await chrome.action.setPopup({ popup: page });
  try {
    return await openPopup();
  } finally {
    await chrome.action.setPopup({ popup: chrome.runtime.getManifest().action?.default_popup ?? "" });
  }
}

/** Whether the button is in sight: until the user pins it, it stands behind the browser's list of extensions. */
export async function isPinned(): Promise<boolean> {
  // A browser that does not tell shows it.
  return (await chrome.action.getUserSettings?.())?.isOnToolbar ?? true;
}

export interface Badge {
  text: string;
  color: string;
  title: string;
}

/** Marks the button in one tab; the browser drops the mark when that tab navigates. */
export async function setBadge(tabId: number, badge: Badge): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeBackgroundColor({ tabId, color: badge.color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    chrome.action.setTitle({ tabId, title: badge.title }),
    chrome.action.setBadgeText({ tabId, text: badge.text }),
  ]);
}

/** Takes the mark off, so that the tab has that of all tabs again; the tab may be gone. */
export async function clearBadge(tabId: number): Promise<void> {
  const title = await chrome.action.getTitle({});
  const text = null as unknown as string;
  await Promise.allSettled([chrome.action.setTitle({ tabId, title }), chrome.action.setBadgeText({ tabId, text })]);
}

/** How much there is to tell, in every tab that has no mark of its own; nothing for 0. What it means is in the title. */
export async function setBadgeCount(count: number): Promise<void> {
  await Promise.all([
    chrome.action.setBadgeBackgroundColor({ color: "#0b6e5f" }),
    chrome.action.setBadgeTextColor({ color: "#ffffff" }),
    chrome.action.setBadgeText({ text: count === 0 ? "" : count > 99 ? "99+" : String(count) }),
  ]);
}

/** What the button looks like and says in every tab; `dot` is a colour over the icon, `null` for none. */
export async function setButton(dot: string | null, title: string): Promise<void> {
  const icon =
    dot === null ? { path: chrome.runtime.getManifest().action?.default_icon ?? {} } : { imageData: drawn(dot) };
  await Promise.all([chrome.action.setIcon(icon as chrome.action.TabIconDetails), chrome.action.setTitle({ title })]);
}

const SIZES = [16, 32];

/** The drawing of icons/affix-small.svg: its ground, and its lines with how wide they are. */
const GROUND = "#0b6e5f";
const LINES: [string, number][] = [
  ["M4.5 3.25H2.75v9.5H4.5M11.5 3.25h1.75v9.5H11.5", 1.3],
  ["M5.3 11.25 8 4.5l2.7 6.75M6.3 9.1h3.4", 1.4],
];

function drawn(dot: string): Record<number, ImageData> {
  return Object.fromEntries(SIZES.map((size) => [size, drawnAt(size, dot)]));
}

function drawnAt(size: number, dot: string): ImageData {
  const canvas = new OffscreenCanvas(size, size).getContext("2d");
  if (!canvas) throw new Error("no canvas");
  canvas.scale(size / 16, size / 16);
  canvas.fillStyle = GROUND;
  canvas.beginPath();
  canvas.roundRect(0, 0, 16, 16, 3.5);
  canvas.fill();
  canvas.strokeStyle = "#fff";
  for (const [line, width] of LINES) {
    canvas.lineWidth = width;
    canvas.stroke(new Path2D(line));
  }
  // A ring around it tells it from the ground, whatever its colour.
  circle(canvas, 4.6, "#fff");
  circle(canvas, 3.4, dot);
  return canvas.getImageData(0, 0, size, size);
}

function circle(canvas: OffscreenCanvasRenderingContext2D, radius: number, color: string): void {
  canvas.fillStyle = color;
  canvas.beginPath();
  canvas.arc(11.6, 11.6, radius, 0, 2 * Math.PI);
  canvas.fill();
}
