import type { SeenProduct } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { useKnown } from "../../products/useKnown.js";
import { Vetting as Table, Tally } from "../../products/Vetting.js";
import { AnswerMark } from "../../ui/parts/Answer.js";
import { dayOf } from "../../words/moments.js";

/** What was read last for and against a product and its store: every signal by the limits of today, and the day that
 * it was read; nothing where no opened page has said any. Of what Affix 0.1.0 read there is the answer of that day. */
export function Vetting({ product }: { product: SeenProduct }) {
  const known = useKnown()[product.id];
  if (!known) return null;
  const day = dayOf(known.at);
  return (
    <section class="sheet stack" aria-labelledby="signals-title">
      <h2 id="signals-title">{text("ui_column_signals")}</h2>
      <p class="row">
        {known.vetting ? <Tally vetting={known.vetting} /> : <AnswerMark answer={known.overall} />}
        <span class="soft fine">{text(known.vetting ? "ui_signals_today" : "ui_signals_then", { day })}</span>
      </p>
      {known.vetting ? (
        <Table vetting={known.vetting} store={product.storeName} />
      ) : (
        <ul class="stack">
          {known.flags.map((code) => (
            <li key={code}>
              <AnswerMark
                answer={known.red.some((flag) => flag.code === code) ? "bad" : "caution"}
                says={text(`ui_signal_${code}`)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
