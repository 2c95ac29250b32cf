import { text } from "../../browser/catalogue.js";
import { Vetting as Table, Tally } from "../../products/Vetting.js";
import type { JudgedVetting } from "../../stored/vetting.js";
import { AnswerMark } from "../../ui/parts/Answer.js";
import { dayOf } from "../../words/moments.js";

/** What was read last for and against a product and its store: every signal by the limits of today, and the day that
 * it was read. Of what Affix 0.1.0 read there is the answer of that day. */
export function Vetting({ known, store }: { known: JudgedVetting; store: string | null }) {
  const day = dayOf(known.at);
  return (
    <section class="sheet stack" aria-labelledby="signals-title">
      <h2 id="signals-title">{text("ui_column_signals")}</h2>
      <p class="row">
        {known.vetting ? <Tally vetting={known.vetting} /> : <AnswerMark answer={known.overall} />}
        <span class="soft fine">{text(known.vetting ? "ui_signals_today" : "ui_signals_then", { day })}</span>
      </p>
      {known.vetting ? <Table vetting={known.vetting} store={store} day={day} /> : <Flags known={known} />}
    </section>
  );
}

/** What is red, and cautions that are worth a flag; nothing where there is none. */
export function Flags({ known: { flags, red } }: { known: JudgedVetting }) {
  if (flags.length === 0) return null;
  return (
    <ul class="flags">
      {flags.map((code) => (
        <li key={code}>
          <AnswerMark
            answer={red.some((flag) => flag.code === code) ? "bad" : "caution"}
            says={text(`ui_signal_${code}`)}
          />
        </li>
      ))}
    </ul>
  );
}
