import { useState } from "preact/hooks";
import type { PlatformKey } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { askPlatform } from "../browser/openPlatform.js";
import { askToTestPlatform, type PlatformState, removePlatformKey, savePlatformKey } from "../stored/openPlatform.js";
import { Button } from "../ui/controls/Button.js";
import { Field } from "../ui/controls/Field.js";
import { Notice } from "../ui/controls/Notice.js";
import { usePlatformState } from "../ui/hooks/usePlatformState.js";
import { troubleText } from "../ui/page.js";
import { sentence } from "../words/sentences.js";

/** The user's own key of the Open Platform: stored with its test, never shown again, ended with one click. */
export function PlatformKeyForm() {
  const state = usePlatformState();
  const [typed, setTyped] = useState<Partial<PlatformKey>>({});
  const [refused, setRefused] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  if (!state) return null;
  const stored = state.appKey !== "" || state.hasSecret || state.trackingId !== "";
  const type = (part: keyof PlatformKey) => (value: string) => setTyped((before) => ({ ...before, [part]: value }));

  // Nothing may come between the click and the question for the permission.
  function test(): void {
    setTrouble(null);
    setRefused(false);
    const { secret, ...rest } = typed;
    const saved = savePlatformKey(secret?.trim() ? { ...rest, secret } : rest);
    askToTestPlatform()
      .then(async (granted) => {
        await saved;
        setTyped({});
        setRefused(!granted);
        if (granted) await askPlatform<"platform_test">({ kind: "platform_test" });
      })
      .catch(setTrouble);
  }

  function remove(): void {
    setTrouble(null);
    setRefused(false);
    setTyped({});
    removePlatformKey().catch(setTrouble);
  }

  if (!state.guarded) {
    return (
      <Notice
        tone="warn"
        action={
          stored && (
            <Button kind="plain bad" onClick={remove}>
              {text("ui_platform_remove")}
            </Button>
          )
        }
      >
        {text("storage_open")}
      </Notice>
    );
  }
  return (
    <>
      <Field label={text("ui_platform_app_key")} value={typed.appKey ?? state.appKey} onInput={type("appKey")} code />
      <Field
        label={text("ui_platform_secret")}
        value={typed.secret ?? ""}
        onInput={type("secret")}
        placeholder={state.hasSecret ? text("ui_platform_secret_kept") : undefined}
        hint={text("ui_platform_secret_hint")}
        code
        secret
      />
      <Field
        label={text("ui_platform_tracking")}
        value={typed.trackingId ?? state.trackingId}
        onInput={type("trackingId")}
        hint={text("ui_platform_tracking_hint")}
        code
      />
      <div class="row">
        <Button kind="main" onClick={test}>
          {text("ui_platform_test")}
        </Button>
        {stored && (
          <Button kind="plain bad" onClick={remove}>
            {text("ui_platform_remove")}
          </Button>
        )}
      </div>
      {refused ? (
        <Notice tone="warn" alert>
          {text("ui_platform_refused")}
        </Notice>
      ) : (
        <Tested state={state} stored={stored} />
      )}
      {trouble !== null && (
        <Notice tone="bad" alert>
          {troubleText(trouble)}
        </Notice>
      )}
    </>
  );
}

/** What became of the test, or the one line that nothing is asked. */
function Tested({ state: { test, granted }, stored }: { state: PlatformState; stored: boolean }) {
  if (!granted && stored) return <p class="soft fine">{text("ui_platform_not_granted")}</p>;
  if (!granted || (!test && !stored)) return <p class="soft fine">{text("ui_platform_off")}</p>;
  if (!test) return null;
  if (test.wanted) {
    return (
      <p class="soft fine" role="status">
        {text("ui_platform_asking")}
      </p>
    );
  }
  return (
    <Notice tone={test.problem ? "warn" : "good"} alert>
      {test.problem ? sentence(test.problem) : text("ui_platform_works")}
    </Notice>
  );
}
