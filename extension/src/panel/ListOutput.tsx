import { useEffect, useState } from "preact/hooks";
import type { Composed, Format, InPlace, Profile, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyText } from "../browser/clipboard.js";
import { batchCsv, inPlace } from "../core/link.js";
import { compose } from "../core/post.js";
import { disclosureOf } from "../posts/disclosure.js";
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
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { saveText } from "../ui/save.js";
import { count, sentence } from "../words/sentences.js";

const FORMATS = ["text", "link", "markdown", "html", "csv"] as const;
type ListFormat = (typeof FORMATS)[number];
const ENDINGS: Record<ListFormat, string> = { text: "txt", link: "txt", markdown: "md", html: "html", csv: "csv" };
/** Parts of a message that are drawn: thousands would hold the panel up. What is copied is whole. */
const DRAWN = 400;

interface ListOutputProps {
  rows: Row[];
  list: string;
  /** The list is a message of the user's: it can be had back whole. */
  message?: boolean;
  /** What the products are called, where that is known. */
  titles?: ReadonlyMap<string, string>;
  /** What the user's own settled orders say of the products, where that is shown beside them. */
  settled?: SettledById;
  settings: Settings;
  used: Profile;
}

/** All links of a list at once, each once: on the clipboard or as a file. */
export function ListOutput({ rows, list, message = false, titles, settled, settings, used }: ListOutputProps) {
  const [format, setFormat] = useState<ListFormat>(message ? "text" : "link");
  const [posting, changePosting, notStored] = usePosting();
  const [said, setSaid] = useForMoment<string>();
  const [trouble, setTrouble] = useState("");
  const [mine, setMine] = useState<InPlace | null>(null);
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

  async function written(): Promise<string> {
    if (format === "text") return (await inPlace(list, settings, used.id)).text;
    if (format === "csv") return batchCsv(list, settings, used.id);
    const composed = await composeRows(format);
    if (composed.text === null) throw composed.problem;
    return composed.text;
  }

  function composeRows(into: Format): Promise<Composed> {
    const items = made.map(({ link, productId }) => {
      const title = productId && titles?.get(productId);
      return { link: link ?? "", ...(productId ? { productId } : {}), ...(title ? { title } : {}) };
    });
    const disclosure = posting ? disclosureOf(posting) : null;
    return compose({ items, format: into, ...(disclosure ? { disclosure } : {}) });
  }

  async function take(use: (all: string) => void | Promise<void>, done: string): Promise<void> {
    setTrouble("");
    setSaid(null);
    try {
      const all = await written();
      if (!(await mayCopy(made.map(({ productId }) => ({ productId, title: titles?.get(productId ?? "") }))))) return;
      await use(all);
      const known = (id: string) => ({ title: titles?.get(id), settled: settled?.get(id) });
      await logCopied(made.map((row) => logEntry({ ...row, ...known(row.productId ?? "") }, used, format)));
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
        choices={FORMATS.filter((value) => message || value !== "text").map((value) => ({
          value,
          label: text(`ui_format_${value}`),
        }))}
        onChange={setFormat}
      />
      {format === "text" && mine && <MyText mine={mine} />}
      {format !== "csv" && format !== "text" && <DisclosureChoice posting={posting} change={changePosting} />}
      <NotStored why={notStored} />
      {message && <WithoutCampaign leftOut={made[0]?.campaignLeftOut} />}
      <div class="row">
        <Button kind="main" drawing={said ? "check" : "copy"} onClick={() => void take(copyText, text("ui_copied"))}>
          {format === "text" ? text("ui_list_copy_text") : count("ui_list_copy", made.length)}
        </Button>
        <Button
          onClick={() => void take((all) => saveText("affix-links", ENDINGS[format], all), text("ui_list_saved"))}
        >
          {text("ui_save_file")}
        </Button>
        <span role="status" class="saved">
          {said}
        </span>
      </div>
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
