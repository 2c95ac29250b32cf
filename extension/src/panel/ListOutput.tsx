import { useEffect, useMemo, useState } from "preact/hooks";
import type { Composed, Format, InPlace, Post, Profile, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyText } from "../browser/clipboard.js";
import { batchCsv, inPlace } from "../core/link.js";
import { compose } from "../core/post.js";
import { LIST, PLAIN, postOf } from "../posts/post.js";
import { type Listed, listedItem } from "../posts/postItem.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import type { SettledById } from "../stored/orders.js";
import { Button } from "../ui/controls/Button.js";
import { Chips } from "../ui/controls/Chips.js";
import { mayCopy } from "../ui/controls/guard.js";
import { Notice } from "../ui/controls/Notice.js";
import { useForMoment } from "../ui/controls/useForMoment.js";
import { usePosting } from "../ui/hooks/usePosting.js";
import { troubleText } from "../ui/page.js";
import { DisclosureChoice } from "../ui/parts/DisclosureChoice.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { PostText } from "../ui/parts/PostText.js";
import { TemplateChoice } from "../ui/parts/Templates.js";
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { saveText } from "../ui/save.js";
import { formatName } from "../words/names.js";
import { count, sentence } from "../words/sentences.js";

/** What a pasted list is taken along as. */
const OF_LISTS = ["text", "link", "markdown", "html", "csv"] as const;
/** What products are: posts that say what each of them costs, and lists. */
const OF_PRODUCTS = ["telegram", "whatsapp", "blog", "markdown", "bbcode", "html", "link", "csv"] as const;
type ListFormat = (typeof OF_LISTS)[number] | (typeof OF_PRODUCTS)[number];
const ENDINGS: Partial<Record<ListFormat, string>> = { markdown: "md", html: "html", csv: "csv" };
/** A post of more products than these is copied and saved without being shown. */
const MOST_SHOWN = 100;
/** Parts of a message that are drawn: thousands would hold the panel up. What is copied is whole. */
const DRAWN = 400;

export interface ListOutputProps {
  rows: Row[];
  list: string;
  /** The list is a message of the user's: it can be had back whole. */
  message?: boolean;
  /** What is known of the products, where they come from a table. */
  products?: Listed[];
  /** What the user's own settled orders say of the products, where that is shown beside them. */
  settled?: SettledById;
  settings: Settings;
  used: Profile;
}

/** All links of a list at once, each once: on the clipboard or as a file. Products of a table are a post. */
export function ListOutput({ rows, list, message = false, products, settled, settings, used }: ListOutputProps) {
  const [format, setFormat] = useState<ListFormat>(message ? "text" : products ? "telegram" : "link");
  const [posting, changePosting, notStored] = usePosting();
  const [said, setSaid] = useForMoment<string>();
  const [trouble, setTrouble] = useState("");
  const [mine, setMine] = useState<InPlace | null>(null);
  const known = useMemo(() => new Map(products?.map((product) => [product.id, product])), [products]);
  useEffect(() => {
    let over = false;
    if (format !== "text") return;
    inPlace(list, settings, used.id).then((answer) => !over && setMine(answer), console.error);
    return () => {
      over = true;
    };
  }, [format, list, settings, used.id]);
  const made = rows.filter(({ status }) => status === "made");
  if (!posting || made.length === 0) return null;

  const titleOf = (id: string | null) => known.get(id ?? "")?.title ?? undefined;
  /** The format of the post that is shown and written. */
  const written = format === "text" || format === "csv" || format === "link" ? null : format;
  const asPost = products !== undefined && written !== null;
  const items = made.map(({ link, productId }) => {
    const product = known.get(productId ?? "");
    if (product) return listedItem(product, link ?? "");
    return { link: link ?? "", ...(productId ? { productId } : {}) };
  });
  const postIn = (into: Format): Post => postOf(posting, items, into, products ? LIST : PLAIN);

  async function write(): Promise<string> {
    if (format === "text") return (await inPlace(list, settings, used.id)).text;
    if (format === "csv") return batchCsv(list, settings, used.id);
    const composed: Composed = await compose(postIn(format));
    if (composed.text === null) throw composed.problem;
    return composed.text;
  }

  function log(): void {
    const said = (id: string) => ({ title: titleOf(id), settled: settled?.get(id) });
    void logCopied(made.map((row) => logEntry({ ...row, ...said(row.productId ?? "") }, used, format)));
  }

  async function take(use: (all: string) => void | Promise<void>, done: string): Promise<void> {
    setTrouble("");
    setSaid(null);
    try {
      const all = await write();
      if (!(await mayCopy(made.map(({ productId }) => ({ productId, title: titleOf(productId) }))))) return;
      await use(all);
      log();
      setSaid(done);
    } catch (error) {
      const refused = error !== null && typeof error === "object" && "code" in error && "params" in error;
      setTrouble(refused ? sentence(error as Parameters<typeof sentence>[0]) : troubleText(error));
    }
  }

  return (
    <div class="output stack">
      <Chips
        label={text("ui_format")}
        value={format}
        choices={(products ? OF_PRODUCTS : OF_LISTS)
          .filter((value) => message || value !== "text")
          .map((value) => ({ value, label: text(`ui_format_${value}`) }))}
        onChange={setFormat}
      />
      {format === "text" && mine && <MyText mine={mine} />}
      {asPost && <TemplateChoice posting={posting} change={changePosting} where={{ format: written, place: LIST }} />}
      {format !== "csv" && format !== "text" && <DisclosureChoice posting={posting} change={changePosting} />}
      <NotStored why={notStored} />
      {message && <WithoutCampaign leftOut={made[0]?.campaignLeftOut} />}
      {asPost && items.length <= MOST_SHOWN ? (
        <PostText
          post={postIn(written)}
          label={text("ui_post_copy", { format: formatName(format) })}
          wrong={false}
          onCopied={log}
          save={(all) => saveText("affix-links", ENDINGS[format] ?? "txt", all)}
        />
      ) : (
        <div class="row">
          <Button kind="main" drawing={said ? "check" : "copy"} onClick={() => void take(copyText, text("ui_copied"))}>
            {format === "text" ? text("ui_list_copy_text") : count("ui_list_copy", made.length)}
          </Button>
          <Button
            onClick={() =>
              void take((all) => saveText("affix-links", ENDINGS[format] ?? "txt", all), text("ui_list_saved"))
            }
          >
            {text("ui_save_file")}
          </Button>
          <span role="status" class="saved">
            {said}
          </span>
        </div>
      )}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
    </div>
  );
}

/** The message with the user's own links in it, and what of it has none. */
function MyText({ mine: { parts, made, open } }: { mine: InPlace }) {
  return (
    <>
      <div class="mytext" dir="auto" tabIndex={0} role="region" aria-label={text("ui_format_text")}>
        {parts.slice(0, DRAWN).map(({ text: words, link }, at) =>
          link === null ? (
            <span key={at}>{words}</span>
          ) : (
            <mark key={at} class={link ? undefined : "open"} title={words}>
              {words}
            </mark>
          ),
        )}
        {parts.length > DRAWN && "…"}
      </div>
      <p class={open > 0 ? "fine open" : "fine soft"}>
        {[count("ui_mytext_made", made), open > 0 && count("ui_mytext_open", open)].filter(Boolean).join(" ")}
      </p>
    </>
  );
}
