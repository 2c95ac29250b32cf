import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Profile } from "../../pkg/affix.js";
import { Button } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { sentence } from "../words/sentences.js";
import { useLearned } from "./useLearned.js";

interface PasteOwnLinkProps {
  label: string;
  hint: string;
  placeholder: string;
  action: string;
  /** Takes the focus when it appears, unless something has it. */
  starts: boolean;
  /** What the link teaches, while it stands there; `null` for nothing. */
  onDraft?: (profile: Profile | null) => void;
  onUse: (profile: Profile) => void;
}

/** The field for one of the user's own links, which makes the profile: read as it is pasted, used when they say so. */
export function PasteOwnLink({ label, hint, placeholder, action, starts, onDraft, onUse }: PasteOwnLinkProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [trouble, setTrouble] = useState("");
  const learned = useLearned(typed, (why) => setTrouble(troubleText(why)));
  const field = useRef<HTMLInputElement>(null);
  const profile = (learned?.profile ?? null) as Profile | null;
  const told = useRef(onDraft);
  told.current = onDraft;

  useEffect(() => {
    if (starts && document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [starts]);
  useEffect(() => told.current?.(profile), [profile]);

  return (
    <form
      class="ownlink"
      onSubmit={(event) => {
        event.preventDefault();
        if (profile) onUse(profile);
      }}
    >
      <label class="label" for={id}>
        {label}
      </label>
      <div class="paste">
        <input
          ref={field}
          id={id}
          class="input code"
          dir="ltr"
          placeholder={placeholder}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => {
            setTrouble("");
            setTyped(event.currentTarget.value);
          }}
        />
        <Button kind="main" type="submit" disabled={!profile}>
          {action}
        </Button>
      </div>
      <div class="read" aria-live="polite">
        {learned && profile ? (
          <p class="fine good">
            <Icon name="check" />
            <span>{sentence(learned.note)}</span>
          </p>
        ) : learned ? (
          <Notice tone="warn">{sentence(learned.note)}</Notice>
        ) : (
          <p class="fine soft">{hint}</p>
        )}
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
    </form>
  );
}
