import { useState } from "preact/hooks";
import type { LogEntry } from "../../../pkg/affix.js";
import { text, uiLocale } from "../../browser/catalogue.js";
import type { Kept } from "../../stored/log.js";
import { Button } from "../../ui/controls/Button.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { number } from "../../words/money.js";
import { formatName, networkName } from "../../words/names.js";
import { count } from "../../words/sentences.js";

/** Entries drawn at once. */
const STEP = 100;

/** Copied links, newest first. */
export function LogTable({ entries }: { entries: Kept[] }) {
  const [drawn, setDrawn] = useState(STEP);
  if (entries.length === 0) return <p class="soft">{text("ui_log_none")}</p>;
  return (
    <>
      <ul class="log">
        {entries.slice(0, drawn).map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ul>
      {entries.length > drawn && (
        <Button class="at-start" onClick={() => setDrawn(drawn + STEP)}>
          {count("ui_list_more", Math.min(STEP, entries.length - drawn), { all: number(entries.length) })}
        </Button>
      )}
    </>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const networks = useNetworks();
  const { at, productId, landing, link, network, profile, campaign, format } = entry;
  const when = new Intl.DateTimeFormat(uiLocale(), { dateStyle: "medium", timeStyle: "short" }).format(at);
  return (
    <li>
      <span class="what">
        <bdi>{productId ?? landing}</bdi>
        <time class="soft" dateTime={new Date(at).toISOString()} dir="auto">
          {when}
        </time>
      </span>
      <code class="clip" dir="ltr" title={link}>
        {link}
      </code>
      <span class="marks">
        <span dir="auto">{[profile, networkName(networks, network)].filter(Boolean).join(" · ")}</span>
        {campaign && (
          <span class="tag" dir="auto">
            {campaign}
          </span>
        )}
        <span>{formatName(format)}</span>
      </span>
    </li>
  );
}
