import { useState } from "preact/hooks";
import type { Similar } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Draft } from "../../core/desk/drafts.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { Picture } from "../../ui/parts/Picture.js";
import { sentence } from "../../words/sentences.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";

interface SimilarProps {
  draft: Draft;
  /** Takes a product by its address. */
  add: (address: string) => Promise<void>;
}

/** What the user has seen and may be the same thing of another seller. It is looked for when they ask for it. */
export function SimilarProducts({ draft, add }: SimilarProps) {
  const [found, setFound] = useState<Similar[] | null>(null);
  const [trouble, setTrouble] = useState("");
  const look = (): void => {
    setTrouble("");
    ask({ do: "similar", draft: JSON.stringify(draft) }).then(setFound, (why: unknown) => setTrouble(whyNot(why)));
  };
  const there = new Set(draft.products.map(({ id }) => id));
  const left = found?.filter(({ id }) => !there.has(id)) ?? [];
  return (
    <div class="stack">
      <Button kind="quiet" class="at-start" drawing="products" onClick={look}>
        {text("ui_content_similar")}
      </Button>
      {trouble && <Notice tone="warn">{trouble}</Notice>}
      <span class="soft fine" role="status">
        {found && left.length === 0 && text("ui_content_similar_none")}
      </span>
      {left.length > 0 && (
        <ul class="lint">
          {left.map((one) => (
            <li key={`${one.product} ${one.id}`}>
              <Picture src={one.image ?? undefined} />
              <span class="grow">
                <b dir="auto">{one.title}</b>
                {one.store && (
                  <span class="fine" dir="auto">
                    {one.store}
                  </span>
                )}
                <span class="soft small">
                  {text("ui_content_similar_to", { title: draft.products[one.product - 1]?.title ?? "" })}{" "}
                  {sentence(one.why)}
                </span>
              </span>
              <Button onClick={() => void add(one.address).catch((why: unknown) => setTrouble(whyNot(why)))}>
                {text("ui_content_similar_add")}
                <span class="unseen"> {one.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
