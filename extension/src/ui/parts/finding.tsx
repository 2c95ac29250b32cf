import type { AuditRow } from "../../../pkg/affix.js";
import { Icon } from "../controls/Icon.js";

/** How much a finding weighs. */
export function SeverityIcon({ severity }: Pick<AuditRow, "severity">) {
  return <Icon name={severity === "error" ? "flag" : severity === "warn" ? "warn" : "info"} />;
}

/** What a finding is about, between the words around it. */
export function Around({ around: { before, words, after } }: { around: NonNullable<AuditRow["around"]> }) {
  return (
    <p class="around fine">
      <bdi dir="auto">
        {before}
        <mark>{words}</mark>
        {after}
      </bdi>
    </p>
  );
}
