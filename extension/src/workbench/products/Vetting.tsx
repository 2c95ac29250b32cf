import type { SeenProduct } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { useKnown } from "../../products/useKnown.js";
import { AnswerMark } from "../../ui/parts/Answer.js";
import { dayOf } from "../../words/moments.js";

/** What was read last for and against a product and its store: the answer, its flags, and the day; nothing where no
 * opened page has said any. The whole table stands in the side panel, which has the page. */
export function Vetting({ product }: { product: SeenProduct }) {
  const known = useKnown()[product.id];
  if (!known) return null;
  return (
    <section class="sheet stack" aria-label={text("ui_column_signals")}>
      <h2>{text("ui_column_signals")}</h2>
      <p class="row">
        <AnswerMark answer={known.overall} />
        <span class="soft fine">{text("ui_signals_on", { day: dayOf(known.at) })}</span>
      </p>
      {known.flags.length > 0 && (
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
