import { useId, useState } from "preact/hooks";
import type { AuditGroup } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { number } from "../../words/money.js";
import { count } from "../../words/sentences.js";

/** Groups that are shown at first. */
const FEW = 12;

interface GroupsProps {
  title: string;
  groups: AuditGroup[];
  /** How many there are, with those that are not among them. */
  all: number;
  chosen: string | null;
  name: (key: string) => string;
  /** `null`: no longer this one alone. */
  choose: (key: string | null) => void;
}

/** What findings have in common: each is the way to them alone. */
export function Groups({ title, groups, all, chosen, name, choose }: GroupsProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  if (groups.length === 0) return null;
  const shown = open ? groups : groups.slice(0, FEW);
  return (
    <section class="sheet auditgroups" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {shown.map(({ key, count: n, severity }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={key === chosen}
              title={name(key)}
              onClick={() => choose(key === chosen ? null : key)}
            >
              <i class={`dot ${severity}`} aria-hidden="true" />
              <bdi class="grow">{name(key)}</bdi>
              <span class="soft">{number(n)}</span>
            </button>
          </li>
        ))}
      </ul>
      {groups.length > FEW && (
        <Button kind="quiet" onClick={() => setOpen(!open)}>
          {open ? text("ui_audit_fewer") : count("ui_audit_all_groups", groups.length)}
        </Button>
      )}
      {open && all > groups.length && (
        <p class="soft fine">{text("ui_audit_more_groups", { n: number(groups.length), all: number(all) })}</p>
      )}
    </section>
  );
}
