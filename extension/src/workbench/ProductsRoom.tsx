import { useRef } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { goTo } from "./address.js";
import { FindSection } from "./products/FindSection.js";
import { ProductInFull, type ProductList } from "./products/ProductInFull.js";
import { SeenSection } from "./products/SeenSection.js";
import { ShortlistSection } from "./products/ShortlistSection.js";
import type { RoomProps } from "./room.js";

/** The lists in their order: the address of each, its name, and what shows it. */
const LISTS = [
  { list: "kept", address: "products", label: "ui_shortlist_title", Section: ShortlistSection },
  { list: "seen", address: "products/seen", label: "ui_seen_title", Section: SeenSection },
  { list: "find", address: "products/find", label: "ui_find_tab", Section: FindSection },
] as const;

/** The products that the user keeps, all that they saw, new ones to be found, and one of them in full. */
export function ProductsRoom(props: RoomProps) {
  const { part, shown, settings, used } = props;
  // A list is read when it is first looked at, and what was typed there stays.
  const visited = useRef(new Set<ProductList>()).current;
  const last = useRef<ProductList>("kept");
  const one = /^\d/.test(part) ? part : null;
  if (shown && !one) last.current = part === "seen" || part === "find" ? part : "kept";
  const now = last.current;
  if (!one) visited.add(now);
  const { address } = LISTS.find(({ list }) => list === now) ?? LISTS[0];
  return (
    <>
      {one && (
        <ProductInFull key={one} id={one} settings={settings} used={used} from={now} back={() => goTo(address)} />
      )}
      <div class="lists" hidden={one !== null}>
        <nav class="parts" aria-label={text("ui_room_products")}>
          {LISTS.map(({ list, address: to, label }) => (
            <a key={list} href={`#${to}`} aria-current={list === now ? "page" : undefined}>
              {text(label)}
            </a>
          ))}
        </nav>
        {LISTS.map(({ list, label, Section }) => (
          <section key={list} hidden={list !== now} aria-labelledby={`${list}-title`}>
            <h2 id={`${list}-title`} class="unseen">
              {text(label)}
            </h2>
            {visited.has(list) && <Section {...props} shown={shown && !one && list === now} />}
          </section>
        ))}
      </div>
    </>
  );
}
