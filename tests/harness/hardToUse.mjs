// What keeps somebody from using a view of ours, in light, dark and from right to left.
import { axe } from "./browser.mjs";

const SMALLEST = 12;

const LOOKS = {
  light: (page) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]),
  dark: (page) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]),
  "right to left": (page) =>
    page.evaluate(() => {
      document.documentElement.dir = "rtl";
    }),
};

/** Visible texts below the smallest size, and parts that stick out at a side. */
const hardToRead = (page) =>
  page.evaluate((smallest) => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < smallest) found.push(`${size}px: ${node.data.trim().slice(0, 40)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth}px too wide`);
    return found;
  }, SMALLEST);

/** Accessibility violations, texts too small to read and parts that stick out, in each look. */
export async function hardToUse(page) {
  const found = [];
  for (const [look, wear] of Object.entries(LOOKS)) {
    await wear(page);
    const violations = (await axe(page)).map(({ id, nodes }) => `${id}: ${nodes.join()}`);
    found.push(...[...violations, ...(await hardToRead(page))].map((what) => `${look}: ${what}`));
  }
  return found;
}
