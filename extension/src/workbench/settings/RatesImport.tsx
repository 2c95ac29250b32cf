import { useState } from "preact/hooks";
import type { RateOverride, RatesFile } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { ownRates, readRates } from "../../core/desk/rates.js";
import { Button } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import { number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import { inWords, type Names } from "./ratesInWords.js";

/** Lines of the preview; the rest is counted. */
const MOST = 20;

interface RatesImportProps {
  rates: RateOverride[];
  names: Names;
  begin: () => void;
  take: (next: RateOverride[], said: string) => void;
}

/** Brings rates in from a file, after a look at them. */
export function RatesImport({ rates, names, begin, take }: RatesImportProps) {
  const [offered, setOffered] = useState<{ name: string; file: RatesFile } | null>(null);
  const [trouble, setTrouble] = useState("");

  async function read(chosen: File | undefined): Promise<void> {
    begin();
    setTrouble("");
    setOffered(null);
    if (!chosen) return;
    try {
      const file = await readRates(await chosen.text(), rates);
      if (file.problem) setTrouble(text("ui_rates_file_wrong", { file: chosen.name, why: sentence(file.problem) }));
      else setOffered({ name: chosen.name, file });
    } catch (error) {
      setTrouble(troubleText(error));
    }
  }

  const of = (standing: string): RateOverride[] =>
    offered?.file.rates.filter((each) => each.standing === standing).map((each) => each.rate) ?? [];
  const fresh = of("new");
  const own = ownRates(fresh) ?? [];
  const same = of("same");
  const once = offered?.file.rates.filter((each) => each.standing !== "double").map((each) => each.rate) ?? [];

  function finish(next: RateOverride[], said: string): void {
    setOffered(null);
    take(next, said);
  }

  return (
    <>
      <FileButton
        label={text("ui_rates_import")}
        accept=".json,.csv,application/json,text/csv"
        onChoose={([file]) => read(file)}
      />
      <div class="spreadsheet">
        <Disclosure label={text("ui_rates_table")}>
          <p class="soft fine">{text("ui_rates_table_columns")}</p>
          <p class="soft fine">{text("ui_rates_table_numbers")}</p>
        </Disclosure>
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {offered && (
        <div class="example preview stack" role="group" aria-label={offered.name}>
          <p role="alert">
            <strong>
              <bdi>{offered.name}</bdi>
            </strong>
            <span class="counts">
              <bdi>{count("ui_rates_new", fresh.length)}</bdi>
              <bdi>{count("ui_rates_same", same.length)}</bdi>
              {offered.file.unread.length > 0 && (
                <bdi class="bad">{count("ui_rates_unread", offered.file.unread.length)}</bdi>
              )}
            </span>
          </p>
          <Lines lines={fresh.map((rate, place) => inWords(rate, own[place], names))} />
          {offered.file.unread.length > 0 && (
            <>
              <h3>{text("ui_rates_left_out")}</h3>
              <Lines
                lines={offered.file.unread.map(({ place, problems }) =>
                  text("ui_rates_left_out_why", {
                    place: text(offered.file.table ? "ui_rates_line" : "ui_rates_entry", { n: number(place) }),
                    why: problems.map(sentence).join(" "),
                  }),
                )}
              />
            </>
          )}
          <div class="row">
            {fresh.length > 0 && (
              <Button kind="main" onClick={() => finish([...rates, ...fresh], count("ui_rates_added", fresh.length))}>
                {count("ui_rates_add_new", fresh.length)}
              </Button>
            )}
            {rates.length > 0 && once.length > 0 && (
              <Button onClick={() => finish(once, text("ui_rates_replaced"))}>
                {count("ui_rates_replace", once.length)}
              </Button>
            )}
            <Button kind="quiet" onClick={() => setOffered(null)}>
              {text("ui_cancel")}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class="bullets fine">
      {lines.slice(0, MOST).map((line, place) => (
        <li key={place}>
          <bdi>{line}</bdi>
        </li>
      ))}
      {lines.length > MOST && <li>{count("ui_rates_more", lines.length - MOST)}</li>}
    </ul>
  );
}
