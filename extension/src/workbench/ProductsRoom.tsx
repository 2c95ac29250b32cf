import { useRef } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { goTo } from "./address.js";
import { FindSection } from "./products/FindSection.js";
import { ProductInFull } from "./products/ProductInFull.js";
import { SeenSection } from "./products/SeenSection.js";
import { ShortlistSection } from "./products/ShortlistSection.js";
import type { RoomProps } from "./room.js";

/** The products that the user keeps, all that they saw, and one of them in full. */
export function ProductsRoom(props: RoomProps) {
  const { part, shown, settings } = props;
  // A list is read when it is first looked at.
  const visited = useRef(new Set<"kept" | "seen">()).current;
  const one = part !== "" && part !== "seen" ? part : null;
  if (one) return <ProductInFull key={one} id={one} settings={settings} back={() => goTo("products/seen")} />;
  const seen = part === "seen";
  visited.add(seen ? "seen" : "kept");
  return (
    <>
      <nav class="parts" aria-label={text("ui_room_products")}>
        <a href="#products" aria-current={seen ? undefined : "page"}>
          {text("ui_shortlist_title")}
        </a>
        <a href="#products/seen" aria-current={seen ? "page" : undefined}>
          {text("ui_seen_title")}
        </a>
      </nav>
      <section hidden={seen} aria-labelledby="shortlist-title">
        <h2 id="shortlist-title" class="unseen">
          {text("ui_shortlist_title")}
        </h2>
        {visited.has("kept") && <ShortlistSection {...props} shown={shown && !seen} />}
      </section>
      <section hidden={!seen} aria-labelledby="seen-title">
        <h2 id="seen-title" class="unseen">
          {text("ui_seen_title")}
        </h2>
        {visited.has("seen") && <SeenSection {...props} shown={shown && seen} />}
      </section>
      {!seen && <FindSection {...props} />}
    </>
  );
}
