// Whether texts have the room that they need.

/** What the page, the user or a network wrote; what is cut there has its whole in a title. */
export const OTHERS = "code, kbd, option, style, script, [translate=no], [dir=auto], input, textarea";

/** Texts of ours, of those with `mark` in them, that are cut off or stick out; what scrolls sideways has room. */
export const crampedTexts = (page, mark = "") =>
  page.evaluate(
    (own, sign) => {
      const found = [];
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth}px too wide`);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !node.data.includes(sign) || element.closest(own)) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const said = range.getBoundingClientRect();
        for (let at = element; at; at = at.parentElement) {
          const { overflowX, overflowY } = getComputedStyle(at);
          const { left, right, top, bottom, width, height } = at.getBoundingClientRect();
          // For assistive technology alone.
          if (width <= 1 || height <= 1) break;
          const across = said.left < left - 1 || said.right > right + 1;
          const along = said.top < top - 1 || said.bottom > bottom + 1;
          if ((/hidden|clip/.test(overflowX) && across) || (/hidden|clip/.test(overflowY) && along)) {
            found.push(`cut off: ${node.data}`);
            break;
          }
          if (/auto|scroll/.test(overflowX + overflowY)) break;
          if (at === document.documentElement && across) found.push(`sticks out: ${node.data}`);
        }
      }
      return found;
    },
    OTHERS,
    mark,
  );
