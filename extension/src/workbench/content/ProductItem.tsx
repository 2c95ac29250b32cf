import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import type { DraftProduct } from "../../core/desk/drafts.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Switch } from "../../ui/controls/Switch.js";
import { Picture } from "../../ui/parts/Picture.js";
import { moment } from "../../words/moments.js";
import { money } from "../../words/money.js";
import { Attributes } from "./Attributes.js";
import { linesOf, textOf } from "./lines.js";

interface ItemProps {
  product: DraftProduct;
  /** From 1: what stands between braces for its link. */
  number: number;
  of: number;
  change: (more: Partial<DraftProduct>) => void;
  move: (to: number) => void;
  /** Another one, by its place from 0, comes to this one's. */
  take: (from: number) => void;
  /** The place, from 0, of the one that is dragged; `null` while none is. */
  dragged: number | null;
  drag: (place: number | null) => void;
  drop: () => void;
}

/** One product: what was seen of it, and the user's own words, in a line that unfolds. */
export function ProductItem({ product, number, of, change, move, take, dragged, drag, drop }: ItemProps) {
  const [over, setOver] = useState(false);
  const at = number - 1;
  const title = product.title || text("ui_content_untitled");
  const line = (name: "words" | "group" | "page" | "score" | "delivery" | "returns") => (
    <Field
      area={name === "words"}
      numeric={name === "score"}
      code={name === "page"}
      label={text(`ui_draft_product_${name}`)}
      value={product[name] ?? ""}
      onInput={(value) => change({ [name]: value || null })}
    />
  );
  const points = (name: "pros" | "cons") => (
    <Field
      area
      label={text(`ui_draft_product_${name}`)}
      value={textOf(product[name])}
      onInput={(value) => change({ [name]: linesOf(value) })}
    />
  );
  return (
    <li
      class={dragged === null || !over || dragged === at ? undefined : dragged < at ? "after" : "ahead"}
      onKeyDown={(event) => {
        const up = event.key === "ArrowUp";
        if (!event.altKey || !(up || event.key === "ArrowDown") || !inLine(event)) return;
        event.preventDefault();
        move(up ? at - 1 : at + 1);
      }}
      onDragStart={(event) => {
        if (!inLine(event)) return;
        event.dataTransfer?.setData("text/plain", title);
        drag(at);
      }}
      onDragEnd={() => drag(null)}
      onDragOver={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(false);
        take(dragged);
      }}
    >
      <details>
        <summary draggable={of > 1} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown">
          <Picture src={product.image} />
          <span class="grow">
            <b dir="auto">
              {number}. {title}
            </b>
            <span class="fine soft">
              {product.price && product.currency ? money(product.price, product.currency) : text("ui_content_no_price")}
              {product.observed && ` · ${text("ui_content_seen", { at: moment(product.observed) })}`}
            </span>
            {!product.link && (
              <span class="fine bad">
                <Icon name="warn" /> {text("ui_content_no_link")}
              </span>
            )}
          </span>
          <Icon name="turn" />
        </summary>
        <div class="inside stack">
          <Field
            label={text("ui_draft_product_title")}
            value={product.title}
            onInput={(value) => change({ title: value })}
          />
          <div class="two">
            {points("pros")}
            {points("cons")}
          </div>
          {line("words")}
          <div class="two">
            {line("score")}
            {line("group")}
          </div>
          <div class="two">
            {line("delivery")}
            {line("returns")}
          </div>
          <Attributes attributes={product.attributes} change={(attributes) => change({ attributes })} />
          {line("page")}
          <Switch label={text("ui_draft_product_pick")} on={product.pick} onChange={(pick) => change({ pick })} />
          <div class="row">
            <RoundButton
              drawing="up"
              label={text("ui_content_up", { title })}
              disabled={number === 1}
              onClick={() => move(number - 2)}
            />
            <RoundButton
              drawing="down"
              label={text("ui_content_down", { title })}
              disabled={number === of}
              onClick={() => move(number)}
            />
            <RoundButton drawing="bin" label={text("ui_content_drop", { title })} onClick={drop} />
          </div>
        </div>
      </details>
    </li>
  );
}

/** It is the line's own, and of no field below it. */
function inLine({ target }: Event): boolean {
  return target instanceof Element && target.closest("summary") !== null;
}
