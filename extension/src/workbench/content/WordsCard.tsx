import markets from "affix:disclosures";
import { useEffect, useState } from "preact/hooks";
import type { DraftKind } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { type Draft, draftKinds, type Section } from "../../core/desk/drafts.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { DateField } from "../../ui/controls/DateField.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { Switch } from "../../ui/controls/Switch.js";
import { languages } from "../../words/languages.js";
import { linesOf, textOf } from "./lines.js";

interface WordsProps {
  draft: Draft;
  change: (more: Partial<Draft>) => void;
}

/** What a draft is to become, for whom, and the user's own words. */
export function WordsCard({ draft, change }: WordsProps) {
  const [kinds, setKinds] = useState<DraftKind[]>([draft.kind]);
  useEffect(() => {
    draftKinds().then(setKinds, console.error);
  }, []);
  const own = (name: "intro" | "outro" | "disclosure" | "author" | "event", area: boolean) => (
    <Field
      area={area}
      label={text(`ui_draft_${name}`)}
      value={draft[name] ?? ""}
      onInput={(value) => change({ [name]: value || null })}
    />
  );
  const day = (name: "starts" | "ends" | "published") => (
    <DateField
      label={text(`ui_draft_${name}`)}
      value={draft[name] ?? ""}
      onInput={(value) => change({ [name]: value || null })}
    />
  );
  const timed = draft.kind === "eventGuide" || draft.kind === "dealRoundup" || draft.kind === "comparison";
  return (
    <section class="sheet" aria-labelledby="words-title">
      <h2 id="words-title">{text("ui_content_words")}</h2>
      <div class="two">
        <Select
          label={text("ui_draft_kind")}
          value={draft.kind}
          choices={kinds.map((kind) => ({ value: kind, label: text(`ui_draft_kind_${kind.toLowerCase()}`) }))}
          onChange={(kind) => change({ kind: kind as DraftKind })}
        />
        <Select
          label={text("ui_draft_market")}
          value={draft.market ?? ""}
          choices={[
            { value: "", label: text("ui_disclosure_none") },
            ...markets.map(({ market, label }) => ({
              value: market,
              label: `${text(`ui_market_${market}`, {}, market)} · ${label}`,
            })),
          ]}
          onChange={(market) => change({ market: market || null })}
        />
      </div>
      <Select
        label={text("ui_draft_language")}
        value={draft.language ?? "en"}
        choices={languages(draft.language ?? "")}
        onChange={(language) => change({ language })}
      />
      <p class="hint">{text("ui_draft_language_hint")}</p>
      {own("disclosure", false)}
      {own("intro", true)}
      <p class="hint">{text("ui_draft_slots")}</p>
      <Sections draft={draft} change={change} />
      {draft.kind === "platformComparison" && <OwnTable draft={draft} change={change} />}
      {own("outro", true)}
      {timed && (
        <>
          {own("event", false)}
          <div class="two">
            {day("starts")}
            {day("ends")}
          </div>
        </>
      )}
      <div class="two">
        {own("author", false)}
        {day("published")}
      </div>
      <Switch label={text("ui_draft_tip")} on={draft.tip} onChange={(tip) => change({ tip })} />
    </section>
  );
}

/** Parts of the user's own: hints, steps, answers. */
function Sections({ draft, change }: WordsProps) {
  const { sections } = draft;
  const set = (place: number, more: Partial<Section>): void =>
    change({ sections: sections.map((one, at) => (at === place ? { ...one, ...more } : one)) });
  return (
    <>
      {sections.map((section, at) => (
        <fieldset key={at} class="part">
          <legend>{text("ui_draft_section", { n: String(at + 1) })}</legend>
          <Field
            label={text("ui_draft_section_title")}
            value={section.title ?? ""}
            onInput={(title) => set(at, { title: title || null })}
          />
          <Field
            area
            label={text("ui_draft_section_text")}
            value={section.text ?? ""}
            onInput={(words) => set(at, { text: words || null })}
          />
          <Field
            area
            label={text("ui_draft_section_points")}
            value={textOf(section.points)}
            onInput={(points) => set(at, { points: linesOf(points) })}
          />
          <RoundButton
            drawing="bin"
            label={text("ui_draft_section_drop", { n: String(at + 1) })}
            onClick={() => change({ sections: sections.filter((_, place) => place !== at) })}
          />
        </fieldset>
      ))}
      <Button
        class="at-start"
        drawing="plus"
        onClick={() => change({ sections: [...sections, { title: null, text: null, points: [] }] })}
      >
        {text("ui_draft_section_add")}
      </Button>
    </>
  );
}

/** A table of the user's own: a line for each row, a bar between two cells, the head first. */
function OwnTable({ draft, change }: WordsProps) {
  const { head, rows } = draft.table ?? { head: [], rows: [] };
  const line = (cells: string[]): string => cells.join(" | ");
  const cells = (typed: string): string[] => typed.split("|").map((cell) => cell.trim());
  return (
    <Field
      area
      label={text("ui_draft_table")}
      hint={text("ui_draft_table_hint")}
      value={draft.table ? [head, ...rows].map(line).join("\n") : ""}
      onInput={(typed) => {
        const [first = [], ...more] = linesOf(typed).map(cells);
        change({ table: typed === "" ? null : { head: first, rows: more } });
      }}
    />
  );
}
