import { useState } from "preact/hooks";
import type { Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { Button } from "../ui/controls/Button.js";
import { Field } from "../ui/controls/Field.js";
import { Notice } from "../ui/controls/Notice.js";
import { sentence } from "../words/sentences.js";
import { useLearned } from "./useLearned.js";

/** Reads network, ids and sub-ids from one of the user's own links. Opens nothing. */
export function SetUpByExample({ add }: { add: (profile: Profile) => void }) {
  const [typed, setTyped] = useState("");
  const learned = useLearned(typed);

  function addLearned(): void {
    if (!learned?.profile) return;
    add({ ...(learned.profile as Profile), id: crypto.randomUUID() });
    setTyped("");
  }

  return (
    <div class="example stack">
      <Field
        code
        area
        label={text("ui_learn_label")}
        hint={text("ui_learn_hint")}
        placeholder="https://…"
        value={typed}
        onInput={setTyped}
        onEnter={addLearned}
      />
      <div aria-live="polite">
        {learned && (
          <Notice
            tone={learned.profile ? "good" : "warn"}
            drawing={learned.profile ? "check" : "warn"}
            action={
              learned.profile && (
                <Button kind="main" onClick={addLearned}>
                  {text("ui_learn_add")}
                </Button>
              )
            }
          >
            {sentence(learned.note)}
          </Notice>
        )}
      </div>
    </div>
  );
}
