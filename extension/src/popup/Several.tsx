import { useState } from "preact/hooks";
import type { Profile, Row } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { settledOf } from "../stored/orders.js";
import { currentSettings } from "../stored/settings.js";
import { CopyButton } from "../ui/controls/CopyButton.js";
import { NotCopied } from "../ui/parts/NotCopied.js";
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { count, sentence } from "../words/sentences.js";

/** Rows shown in the popup; the copy holds the links of all. */
const SHOWN = 20;

interface SeveralProps {
  rows: Row[];
  profile: Profile | null;
}

/** Every address of a pasted text, its links copied at once, and what was passed over with its reason. */
export function Several({ rows, profile }: SeveralProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const made = rows.filter(({ status }) => status === "made");
  const links = made.map(({ link }) => link ?? "").join("\n");
  const refused = rows.filter(({ status }) => status === "refused");

  async function log(): Promise<void> {
    if (!profile) return;
    const settled = await settledOf(made, profile.network, await currentSettings());
    const said = (row: Row) => ({ ...row, settled: settled.get(row.productId ?? "") });
    await logCopied(made.map((row) => logEntry(said(row), profile, "link")));
  }

  return (
    <section class="several stack">
      <p class="label">{text("ui_several")}</p>
      <div class="row">
        <span>
          {made.length > 0 && <bdi>{count("ui_list_made", made.length)}</bdi>}
          {made.length > 0 && refused.length > 0 && " · "}
          {refused.length > 0 && <bdi>{count("ui_list_refused", refused.length)}</bdi>}
        </span>
        {made.length > 0 && (
          <CopyButton
            value={links}
            about={made.map(({ productId }) => ({ productId, title: null }))}
            apart
            onCopied={() => void log().catch(console.error)}
            onFailure={() => setFailed(links)}
          />
        )}
      </div>
      <WithoutCampaign leftOut={made[0]?.campaignLeftOut} />
      <NotCopied links={failed} />
      <ul class="plain stack">
        {rows.slice(0, SHOWN).map((row, at) => (
          <li key={at}>
            <code class="clip" dir="ltr" title={row.input}>
              {row.input}
            </code>
            {row.problem && <p class="soft fine">{sentence(row.problem)}</p>}
            {row.unknown.length > 0 && (
              <p class="soft fine">{text("link_unknown_parameters", { names: row.unknown.join(", ") })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
