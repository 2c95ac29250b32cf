import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Earner, KeptProduct, Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyText } from "../browser/clipboard.js";
import { openRoom } from "../browser/pages.js";
import { forDraft } from "../stored/forDraft.js";
import { Button } from "../ui/controls/Button.js";
import { mayCopy } from "../ui/controls/guard.js";
import { useForMoment } from "../ui/controls/useForMoment.js";
import type { Shortlist } from "../ui/hooks/useShortlist.js";
import { troubleText } from "../ui/page.js";
import { count } from "../words/sentences.js";

/** A product in a table. */
type Product = Pick<Earner, "id" | "title">;

interface ChosenProps<T extends Product> {
  chosen: T[];
  rowOf: (product: T) => Row | null;
  copied: (products: T[]) => void;
  /** The product as it is kept. */
  keptOf: (product: T) => KeptProduct;
  shortlist: Shortlist;
  children?: ComponentChildren;
}

/** What can be done with the products that are chosen. */
export function Chosen<T extends Product>(props: ChosenProps<T>) {
  const { chosen, rowOf, copied, keptOf, shortlist, children } = props;
  const [said, setSaid] = useForMoment<string>();
  const [trouble, setTrouble] = useState("");
  const linked = chosen.filter((earner) => rowOf(earner)?.link);
  const known = useMemo(() => new Set(shortlist.kept?.map(({ id }) => id)), [shortlist.kept]);
  const fresh = chosen.filter(({ id }) => !known.has(id));

  function say(what: string): void {
    setTrouble("");
    setSaid(what);
  }
  async function copy(): Promise<void> {
    if (!(await mayCopy(linked.map(({ id, title }) => ({ productId: id, title }))))) return;
    try {
      await copyText(linked.map((earner) => rowOf(earner)?.link ?? "").join("\n"));
    } catch (error) {
      setTrouble(troubleText(error));
      return;
    }
    copied(linked);
    say(text("ui_copied"));
  }
  async function keep(): Promise<void> {
    await shortlist.keepAll(fresh.map(keptOf));
    say(count("ui_chosen_kept", fresh.length));
  }
  async function toDraft(): Promise<void> {
    try {
      await forDraft.change(() => chosen.map(({ id }) => id));
      await openRoom("content");
    } catch (error) {
      setTrouble(troubleText(error));
    }
  }
  return (
    <>
      <span role="status" class="saved">
        {said}
      </span>
      {fresh.length > 0 && (
        <Button drawing="keep" onClick={() => void keep()}>
          {text("ui_chosen_keep")}
        </Button>
      )}
      {chosen.length > 0 && (
        <Button drawing="content" onClick={() => void toDraft()}>
          {text("ui_chosen_draft")}
        </Button>
      )}
      {children}
      {linked.length > 0 && (
        <Button kind="main" drawing="copy" onClick={() => void copy()}>
          {count("ui_list_copy", linked.length)}
        </Button>
      )}
      {trouble && (
        <span role="alert" class="why-not">
          {trouble}
        </span>
      )}
    </>
  );
}
