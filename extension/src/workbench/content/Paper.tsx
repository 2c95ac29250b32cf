import { useEffect, useRef } from "preact/hooks";

/** What the core writes of a draft. Nothing else is shown. */
const ELEMENTS: ReadonlySet<string> = new Set(
  "a,article,b,br,dd,dl,dt,h1,h2,h3,h4,img,li,main,ol,p,section,small,strong,table,tbody,td,th,thead,tr,ul".split(","),
);
const KEPT = "class,dir,lang,scope,data-name,width,height,align,bgcolor,cellpadding,cellspacing,border,alt".split(",");
const STYLE = "data-style";
const SHEET = "data-sheet";
/** Without an address nothing looks like a link by itself. */
const LINKS = "a{color:LinkText;text-decoration:underline}";

interface PaperProps {
  html: string;
  label: string;
  /** As wide as a phone, whose rules hold then, however wide the window is. */
  phone: boolean;
}

/** A page, mail or block as its readers will see it, apart from our own style; nothing in it can be clicked. */
export function Paper({ html, label, phone }: PaperProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const root = place.current.shadowRoot ?? place.current.attachShadow({ mode: "open" });
    // Under its own name the browser would report each style as a breach of our page's policy. No text of a draft holds
    // a bare quotation mark, so that only attributes are met.
    const renamed = html
      .replaceAll(' style="', ` ${STYLE}="`)
      .replace("<style>", `<${SHEET}>`)
      .replace("</style>", `</${SHEET}>`);
    const source = new DOMParser().parseFromString(renamed, "text/html");
    const styles = [...source.querySelectorAll(SHEET)].map((style) => style.textContent ?? "");
    root.adoptedStyleSheets = [LINKS, ...styles].map((style) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(phone ? style.replaceAll("@media(max-width:", "@container(max-width:") : style);
      return sheet;
    });
    const { lang, dir } = source.documentElement;
    place.current.lang = lang;
    place.current.dir = dir || "auto";
    root.replaceChildren(...[...source.body.children].flatMap((child) => rebuilt(child) ?? []));
  }, [html, phone]);
  return (
    // Scrolled by the keys, too.
    <div class="paper" tabIndex={0} role="region" aria-label={label}>
      <div ref={place} inert />
    </div>
  );
}

/** The element in our page, whose policy takes styles only from scripts. */
function rebuilt(from: Element): Element | null {
  const name = from.localName;
  if (!ELEMENTS.has(name)) return null;
  const made = document.createElement(name);
  for (const key of KEPT) {
    const value = from.getAttribute(key);
    if (value !== null) made.setAttribute(key, value);
  }
  made.style.cssText = from.getAttribute(STYLE) ?? "";
  if (made instanceof HTMLImageElement) {
    made.referrerPolicy = "no-referrer";
    made.src = from.getAttribute("src") ?? "";
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
