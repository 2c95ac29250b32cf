import { useEffect, useRef, useState } from "preact/hooks";
import type { Learned, Look, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { learn } from "../core/link.js";
import { withProfile } from "../profile/profiles.js";
import { changeSettings } from "../stored/settings.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { sentence } from "../words/sentences.js";

/** No profile yet: one of the user's own links makes it, here and at once, and nobody is sent away. */
export function OwnLink({ look: { address }, lead }: { look: Look; lead: boolean }) {
  const [typed, setTyped] = useState("");
  const [learned, setLearned] = useState<Learned | null>(null);
  const [trouble, setTrouble] = useState("");
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (lead && document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [lead]);

  useEffect(() => {
    if (!typed.trim()) {
      setLearned(null);
      return;
    }
    let over = false;
    learn(typed).then(
      (answer) => !over && setLearned(answer),
      (why: unknown) => !over && setTrouble(troubleText(why)),
    );
    return () => {
      over = true;
    };
  }, [typed]);

  function use(): void {
    const profile = learned?.profile as Profile | null | undefined;
    if (!profile) return;
    changeSettings((now) => withProfile(now, { ...profile, id: crypto.randomUUID() })).catch((why: unknown) =>
      setTrouble(troubleText(why)),
    );
  }

  return (
    <form
      class="ownlink"
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <h2 class="label">{text("ui_own_link_title")}</h2>
      <div class="paste">
        <input
          ref={field}
          class="input code"
          dir="ltr"
          aria-label={text("ui_own_link_title")}
          placeholder="https://…"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button kind="main" type="submit" disabled={!learned?.profile}>
          {text("ui_own_link_use")}
        </Button>
      </div>
      <div aria-live="polite">
        {learned ? (
          <Notice tone={learned.profile ? "good" : "warn"} drawing={learned.profile ? "check" : "warn"}>
            {sentence(learned.note)}
          </Notice>
        ) : (
          <p class="soft fine">{text("ui_own_link_hint")}</p>
        )}
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {address.foreignTag && (
        <p class="fine warned">
          {address.foreignTag.key
            ? text("ui_foreign_tag_key", { key: address.foreignTag.key })
            : text("ui_foreign_tag")}
        </p>
      )}
      <div class="row hem">
        <Button kind="quiet" onClick={() => openOptions("profiles")}>
          {text("ui_setup_by_hand")}
        </Button>
      </div>
    </form>
  );
}
