import { useEffect, useState } from "preact/hooks";
import { LANGUAGES, text, textLanguage } from "../../browser/catalogue.js";
import { language } from "../../stored/language.js";
import { Select } from "../../ui/controls/Select.js";
import { troubleText } from "../../ui/page.js";
import { NotStored } from "../../ui/parts/NotStored.js";
import { Section } from "./Section.js";

/** The language of all that Affix says, whatever the browser's is. */
export function LanguageSection() {
  const [chosen, setChosen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => void language.read().then(setChosen, (error: unknown) => setTrouble(troubleText(error))), []);
  // Every page, this one too, comes anew once it is stored.
  const choose = (tag: string): void =>
    void language.write(tag || null).catch((error: unknown) => setTrouble(troubleText(error)));
  const { lang } = textLanguage();
  const read = LANGUAGES.find(({ tag }) => tag === lang)?.read ?? true;
  return (
    <Section name="language">
      <div class="medium">
        <Select
          label={text("ui_language_label")}
          value={chosen ?? ""}
          choices={[{ value: "", label: text("ui_language_browser") }, ...named()]}
          onChange={choose}
        />
      </div>
      {!read && <p class="soft fine">{text("ui_language_machine")}</p>}
      <NotStored why={trouble} />
    </Section>
  );
}

/** Each by its own name, so that it is found by whoever reads nothing else; marked where no person has read it. */
function named(): { value: string; label: string }[] {
  return LANGUAGES.map(({ tag, read }) => {
    const name = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
    const own = name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
    return { value: tag, label: read ? own : text("ui_language_unread", { name: own }) };
  });
}
