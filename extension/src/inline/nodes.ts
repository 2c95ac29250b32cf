/** The pieces of what is drawn, built node by node: pages with Trusted Types refuse markup. */

export function element(name: string, attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

type Stroke = [d: string, color: string, width: string];

export function drawing(viewBox: string, ...strokes: Stroke[]): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("aria-hidden", "true");
  for (const [d, color, width] of strokes) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    const attributes = { d, stroke: color, fill: "none", "stroke-width": width, "stroke-linecap": "round" };
    for (const [key, value] of Object.entries(attributes)) path.setAttribute(key, value);
    svg.append(path);
  }
  return svg;
}

let drawn: SVGSVGElement | null = null;

export function logo(): Node {
  drawn ??= drawing(
    "0 0 32 32",
    ["M16 16h.01", "var(--ink)", "32"],
    ["M10 10H8.5v12H10M22 10h1.5v12H22", "var(--ground)", "2.2"],
    ["M12.8 19.6 16 12l3.2 7.6M14 17h4", "var(--ground)", "2.2"],
  );
  return drawn.cloneNode(true);
}
