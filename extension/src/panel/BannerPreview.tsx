import { useEffect, useRef } from "preact/hooks";
import { text } from "../browser/catalogue.js";

/** What a banner is made of. Nothing else is shown. */
const ELEMENTS: ReadonlySet<string> = new Set(["a", "img", "span"]);

const STYLE = "data-style";

/** A banner as its readers will see it, apart from our own style; nothing in it can be clicked. */
export function BannerPreview({ html }: { html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: "open" });
    // Under its own name the browser would report each style as a breach of our page's policy. No text
    // of a banner holds a bare quotation mark, so that only attributes are met.
    const renamed = html.replaceAll(' style="', ` ${STYLE}="`);
    const source = new DOMParser().parseFromString(renamed, "text/html").body;
    root.replaceChildren(...[...source.children].flatMap((child) => rebuilt(child) ?? []));
  }, [html]);
  return (
    // Scrolled by the keys, too.
    <div class="preview" tabIndex={0} role="region" aria-label={text("ui_banner_preview")}>
      <div ref={place} inert dir="auto" />
    </div>
  );
}

/** The element in our page, whose policy takes styles only from scripts. */
function rebuilt(from: Element): Element | null {
  const name = from.localName;
  if (!ELEMENTS.has(name)) return null;
  const made = document.createElement(name);
  made.style.cssText = from.getAttribute(STYLE) ?? "";
  if (made instanceof HTMLImageElement) {
    made.referrerPolicy = "no-referrer";
    for (const key of ["alt", "width", "height", "src"]) made.setAttribute(key, from.getAttribute(key) ?? "");
  }
  for (const child of from.childNodes) {
    if (child instanceof Element) {
      const inner = rebuilt(child);
      if (inner) made.append(inner);
    } else if (child instanceof Text) {
      made.append(child.data);
    }
  }
  return made;
}
