import { useEffect, useRef, useState } from "preact/hooks";
import type { LooksAt, OwnRule, Severity } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { checkRule } from "../../core/desk/audit.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Select } from "../../ui/controls/Select.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { Section, type SectionProps } from "./Section.js";
import { wrongAt } from "./typed.js";

const LOOKS_AT: LooksAt[] = ["address", "words", "text"];
const SEVERITIES: Severity[] = ["error", "warn", "info"];
const NEW: OwnRule = { name: "", looksAt: "address", pattern: "", severity: "warn", says: "" };

const called = ({ name }: OwnRule): string => name || text("ui_ownrule_unnamed");

/** What the audit is to look for besides what it knows. */
export function RulesSection({ now, change }: SectionProps) {
  const rules = now.rules ?? [];
  const [open, setOpen] = useState<number | null>(null);
  const [removed, setRemoved] = useState<{ rule: OwnRule; place: number } | null>(null);
  const edit = (by: (rules: OwnRule[]) => OwnRule[]): void => change((current) => ({ rules: by(current.rules ?? []) }));

  function add(): void {
    edit((current) => [...current, NEW]);
    setRemoved(null);
    setOpen(rules.length);
  }

  return (
    <Section name="rules">
      {rules.length > 0 && (
        <ul class="profiles">
          {rules.map((rule, place) => (
            // Rules have no name of their own that stays while it is typed.
            <li key={place} class={open === place ? "profile open" : "profile"}>
              <div class="line">
                <div class="grow">
                  <strong dir="auto">{called(rule)}</strong>
                  <span class="soft fine">
                    {text(`ui_ownrule_in_${rule.looksAt}`)} <bdi>{rule.pattern}</bdi>
                  </span>
                  {open !== place && <Unused rule={rule} />}
                </div>
                <Button
                  kind="quiet"
                  aria-expanded={open === place}
                  aria-label={text(open === place ? "ui_profile_close" : "ui_profile_edit", { name: called(rule) })}
                  onClick={() => setOpen(open === place ? null : place)}
                >
                  {text(open === place ? "ui_done" : "ui_edit")}
                </Button>
                <RoundButton
                  drawing="bin"
                  label={text("ui_profile_remove", { name: called(rule) })}
                  onClick={() => {
                    setRemoved({ rule, place });
                    setOpen(null);
                    edit((current) => current.toSpliced(place, 1));
                  }}
                />
              </div>
              {open === place && (
                <RuleForm rule={rule} onChange={(next) => edit((current) => current.with(place, next))} />
              )}
            </li>
          ))}
        </ul>
      )}
      {removed && (
        <UndoNotice
          said={text("ui_profile_removed", { name: called(removed.rule) })}
          undo={() => {
            edit((current) => current.toSpliced(removed.place, 0, removed.rule));
            setRemoved(null);
          }}
        />
      )}
      <div class="row">
        <Button drawing="plus" onClick={add}>
          {text("ui_ownrule_add")}
        </Button>
      </div>
    </Section>
  );
}

/** Why a rule finds nothing. */
function Unused({ rule }: { rule: OwnRule }) {
  const problems = checkRule(rule) ?? [];
  const why = wrongAt(problems, "name", true) ?? wrongAt(problems, "pattern", true);
  return why && <span class="wrong fine">{why}</span>;
}

function RuleForm({ rule, onChange }: { rule: OwnRule; onChange: (rule: OwnRule) => void }) {
  const problems = checkRule(rule) ?? [];
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  return (
    <div class="form stack" ref={form}>
      <div class="two">
        <Field
          label={text("ui_ownrule_name")}
          placeholder={text("ui_ownrule_name_example")}
          value={rule.name}
          wrong={wrongAt(problems, "name")}
          onInput={(name) => onChange({ ...rule, name })}
        />
        <Select
          label={text("ui_ownrule_severity")}
          value={rule.severity}
          choices={SEVERITIES.map((value) => ({ value, label: text(`ui_ownrule_${value}`) }))}
          onChange={(severity) => onChange({ ...rule, severity: severity as Severity })}
        />
      </div>
      <div class="two">
        <Select
          label={text("ui_ownrule_looks_at")}
          value={rule.looksAt}
          choices={LOOKS_AT.map((value) => ({ value, label: text(`ui_ownrule_at_${value}`) }))}
          onChange={(looksAt) => onChange({ ...rule, looksAt: looksAt as LooksAt })}
        />
        <Field
          code={rule.looksAt === "address"}
          label={text("ui_ownrule_pattern")}
          placeholder={text(`ui_ownrule_example_${rule.looksAt}`)}
          hint={text("ui_ownrule_pattern_hint")}
          value={rule.pattern}
          wrong={wrongAt(problems, "pattern")}
          onInput={(pattern) => onChange({ ...rule, pattern })}
        />
      </div>
      <Field
        label={text("ui_ownrule_says")}
        placeholder={text("ui_ownrule_says_example")}
        value={rule.says}
        onInput={(says) => onChange({ ...rule, says })}
      />
    </div>
  );
}
