import { useEffect, useId, useState } from "preact/hooks";
import type { Profile, ToConfirm } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions, openPage } from "../browser/pages.js";
import { idTests } from "../stored/idTests.js";
import { Button } from "../ui/controls/Button.js";
import { LinkField } from "../ui/controls/LinkField.js";
import { Notice } from "../ui/controls/Notice.js";
import { moment } from "../words/money.js";
import { sentence } from "../words/sentences.js";
import { confirmed, notCounted, PORTALS_PAGE } from "./profiles.js";

interface IdTestProps {
  profile: Profile;
  toConfirm: ToConfirm;
  onChange: (profile: Profile) => void;
  /** Its note stands beside it already. */
  said?: boolean;
}

/**
 * Whether an id from a short link counts: one click on one link, and what the user's report says of it. The user
 * opens the link and looks; nothing is asked of anybody.
 */
export function IdTest({ profile, toConfirm: { id, note, test }, onChange, said = false }: IdTestProps) {
  const title = useId();
  const [copied, setCopied] = useState<number | null>(null);
  useEffect(() => {
    const ask = (): void => void idTests.read().then((known) => setCopied(known[id] ?? null), console.error);
    ask();
    return idTests.onChange(ask);
  }, [id]);
  const failed = profile.notCounted === true;
  return (
    <section class="idtest" aria-labelledby={title}>
      <h2 id={title}>{text("ui_test_title", { id })}</h2>
      {!said && <p class="fine soft">{sentence(note)}</p>}
      <ol>
        <li>
          <p>
            {text("ui_test_open")}
            {copied !== null && <span class="soft"> {text("ui_test_copied", { time: moment(copied) })}</span>}
          </p>
          <LinkField
            about={[]}
            link={test}
            label={text("ui_test_link")}
            onCopied={() => void idTests.change((now) => ({ ...now, [id]: Date.now() })).catch(console.error)}
          />
        </li>
        <li>
          <p>{text("ui_test_wait")}</p>
        </li>
        <li>
          <p>{text("ui_test_counted")}</p>
          <div class="row">
            <Button kind="main" onClick={() => onChange(confirmed(profile))}>
              {text("ui_test_yes")}
            </Button>
            <Button onClick={() => onChange(notCounted(profile))}>{text("ui_test_no")}</Button>
            <Button kind="quiet" onClick={() => void openPage(PORTALS_PAGE)}>
              {text("ui_test_portals")}
            </Button>
          </div>
        </li>
      </ol>
      <div role="status">
        {failed && (
          <Notice
            tone="warn"
            action={
              <Button kind="quiet" onClick={() => void openOptions("platform")}>
                {text("ui_test_key")}
              </Button>
            }
          >
            {text("ui_test_failed")}
          </Notice>
        )}
      </div>
    </section>
  );
}
