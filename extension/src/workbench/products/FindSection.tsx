import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Earner, FindQuestion, ListingLook } from "../../../pkg/affix.js";
import { text, textLanguage } from "../../browser/catalogue.js";
import { askPlatform } from "../../browser/openPlatform.js";
import { foundListing } from "../../core/find.js";
import { usePostChosen } from "../../panel/usePostChosen.js";
import { Earners } from "../../products/Earners.js";
import type { FoundSaid } from "../../protocol/messages.js";
import { withOwn } from "../../stored/orders.js";
import { keepSearch } from "../../stored/searches.js";
import { Button } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { usePlatformState } from "../../ui/hooks/usePlatformState.js";
import { useShortlist } from "../../ui/hooks/useShortlist.js";
import { troubleText } from "../../ui/page.js";
import { RowBones } from "../../ui/parts/RowBones.js";
import { WithoutKey } from "../../ui/parts/WithoutKey.js";
import { moment, number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import type { RoomProps } from "../room.js";
import { Demand } from "./Demand.js";
import { FindForm } from "./FindForm.js";
import { KeptSearches } from "./KeptSearches.js";

const NOTHING: FindQuestion = {
  list: "all",
  promotion: null,
  words: null,
  category: null,
  priceFrom: null,
  priceTo: null,
  shipTo: null,
  currency: null,
  language: null,
  by: "platform",
  page: 1,
};

/** Products to promote, asked for with the user's own key; what such a key would bring as long as there is none. */
export function FindSection(props: RoomProps) {
  const platform = usePlatformState();
  if (!platform) return <RowBones />;
  return (
    <div class="card find">{platform.on ? <Find {...props} /> : <WithoutKey says={text("ui_find_without")} />}</div>
  );
}

function Find({ settings, used }: RoomProps) {
  const [question, setQuestion] = useState<FindQuestion>({ ...NOTHING, shipTo: settings.market ?? null });
  const [said, setSaid] = useState<FoundSaid | null>(null);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState("");
  const latest = useRef(0);

  /** Asks for a page; those after the first come behind what is there. */
  async function ask(wanted: FindQuestion, again = false): Promise<void> {
    const mine = ++latest.current;
    setAsking(true);
    setTrouble("");
    const whole = { ...wanted, currency: settings.currency, language: textLanguage().lang };
    try {
      const answer = await askPlatform<"platform_find">({ kind: "platform_find", question: whole, again });
      if (mine !== latest.current) return;
      setQuestion(wanted);
      setSaid((before) => (wanted.page > 1 ? joined(before, answer) : answer));
      if (answer?.found && wanted.page === 1) await keepSearch(wanted);
    } catch (why) {
      if (mine === latest.current) setTrouble(troubleText(why));
    } finally {
      if (mine === latest.current) setAsking(false);
    }
  }

  return (
    <div class="stack">
      <FindForm
        question={question}
        currency={settings.currency ?? null}
        change={setQuestion}
        asking={asking}
        ask={() => void ask({ ...question, page: 1 })}
      />
      <KeptSearches take={(kept) => void ask(kept)} />
      <Demand words={question.words} />
      <p class="soft fine" role="status">
        {asking ? text("ui_find_asking") : said && <Told said={said} />}
      </p>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {said?.problem && !asking && (
        <Notice
          tone="warn"
          alert
          action={
            <Button kind="quiet" drawing="retry" onClick={() => void ask(question, true)}>
              {text("ui_find_again")}
            </Button>
          }
        >
          {sentence(said.problem)}
        </Notice>
      )}
      {said?.found && said.found.products.length > 0 && <Results said={said} settings={settings} used={used} />}
      {said?.found?.more && !asking && (
        <Button class="at-start" drawing="down" onClick={() => void ask({ ...question, page: question.page + 1 })}>
          {text("ui_find_more")}
        </Button>
      )}
    </div>
  );
}

/** What was there stays where the next page is refused. */
function joined(before: FoundSaid | null, next: FoundSaid | null): FoundSaid | null {
  if (!before?.found || !next) return next;
  if (!next.found) return { ...before, problem: next.problem };
  return { ...next, found: { ...next.found, products: [...before.found.products, ...next.found.products] } };
}

function Told({ said: { found, at } }: { said: FoundSaid }) {
  if (!found) return null;
  if (found.products.length === 0) return <>{text("ui_find_none")}</>;
  return (
    <>
      {count("ui_find_found", found.products.length, { time: moment(at) })}{" "}
      {found.total !== null && text("ui_find_of", { total: number(found.total) })}
    </>
  );
}

function Results({ said: { found }, settings, used }: { said: FoundSaid } & Pick<RoomProps, "settings" | "used">) {
  const shortlist = useShortlist();
  const [look, setLook] = useState<ListingLook | null>(null);
  const profile = used?.id ?? null;
  useEffect(() => {
    let over = false;
    if (!found) return;
    withOwn((own) => foundListing(found, settings, profile, own)).then(
      (answer) => !over && setLook(answer),
      console.error,
    );
    return () => {
      over = true;
    };
  }, [found, settings, profile]);
  const addressOf = useCallback(({ id }: Earner) => `https://www.aliexpress.com/item/${id}.html`, []);
  const more = usePostChosen({ addressOf, settings, used });
  if (!look) return null;
  return (
    <Earners
      label={text("ui_find_results")}
      look={look}
      addressOf={addressOf}
      shortlist={shortlist}
      settings={settings}
      used={used}
      file="affix-found"
      more={more}
    />
  );
}
