import { useState } from "preact/hooks";
import type { Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { changeSettings } from "../stored/settings.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { sentence } from "../words/sentences.js";
import { IdTest } from "./IdTest.js";
import { changedProfile } from "./profiles.js";
import { useCheck } from "./useCheck.js";

/** Over the links that a profile makes: that its id is still to be confirmed, and the way to the test of it. */
export function ToBeConfirmed({ profile }: { profile: Profile }) {
  const toConfirm = useCheck(profile)?.toConfirm;
  const [open, setOpen] = useState(false);
  if (!toConfirm) return null;
  return (
    <div class="tobeconfirmed stack">
      <Notice
        tone="warn"
        action={
          <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {text(open ? "ui_fold_away" : "ui_test_begin")}
          </Button>
        }
      >
        {sentence(toConfirm.note)}
      </Notice>
      {open && <TestOfId profile={profile} said />}
    </div>
  );
}

/** The test of a profile's id where there is no form: what it shows is stored at once. */
export function TestOfId({ profile, said = false }: { profile: Profile; said?: boolean }) {
  const toConfirm = useCheck(profile)?.toConfirm;
  const [trouble, setTrouble] = useState("");
  const store = (tested: Profile): void =>
    void changeSettings((now) => changedProfile(now, tested)).then(
      () => setTrouble(""),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  return (
    <>
      {toConfirm && <IdTest profile={profile} toConfirm={toConfirm} onChange={store} said={said} />}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
    </>
  );
}
