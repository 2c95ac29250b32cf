import { useState } from "preact/hooks";
import type { EarnedBy, EarnedRows, Output, PostEarned } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openPage } from "../../browser/pages.js";
import type { KeptPost } from "../../stored/posted.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { moment } from "../../words/moments.js";
import { day, money } from "../../words/money.js";
import { count, list } from "../../words/sentences.js";
import { handToAudit } from "../handed.js";
import { whyNot } from "../refused.js";
import { codeOf, groupOf } from "./outputs.js";

/** Orders that are listed; the rest is counted. */
const MOST = 50;

interface PostItemProps {
  post: KeptPost;
  /** `null` as long as that is not known. */
  earned: PostEarned | null;
  /** The orders behind it. */
  orders: () => Promise<EarnedRows>;
  erase: () => void;
}

/** A post: where and when, what it earned and by what that is known, and the way to the audit of its page. */
export function PostItem({ post, earned, orders, erase }: PostItemProps) {
  const title = post.title || text("ui_content_untitled");
  const output = post.output as Output;
  return (
    <li>
      <div class="posthead">
        <div class="grow">
          <b dir="auto">{title}</b>
          <span class="soft fine">
            {text(`ui_draft_as_${codeOf(output)}`)}
            {post.place && (
              <>
                {" · "}
                <bdi>{post.place}</bdi>
              </>
            )}
            {" · "}
            {moment(new Date(post.at).toISOString())} · {count("ui_content_products", post.products.length)}
            {post.campaign && (
              <>
                {" · "}
                <bdi>{post.campaign}</bdi>
              </>
            )}
          </span>
        </div>
        <RoundButton drawing="bin" label={text("ui_content_erase", { title })} onClick={erase} />
      </div>
      {earned && <Earned earned={earned} orders={orders} />}
      <Disclosure label={text("ui_posted_audit")}>
        <div class="stack">
          <p class="fine">{text(`ui_posted_audit_${groupOf(output)}`)}</p>
          <div class="row">
            {isAddress(post.place) && (
              <Button drawing="open" onClick={() => void openPage(post.place)}>
                {text("ui_posted_open")}
              </Button>
            )}
            <FileButton
              drawing="audit"
              label={text("ui_posted_audit_files")}
              accept=""
              multiple
              onChoose={async (files) => {
                if (files.length === 0) return;
                handToAudit(files);
                location.hash = "audit";
              }}
            />
          </div>
        </div>
      </Disclosure>
    </li>
  );
}

function Earned({ earned, orders }: { earned: PostEarned; orders: PostItemProps["orders"] }) {
  const [found, setFound] = useState<EarnedRows | null>(null);
  const [trouble, setTrouble] = useState("");
  const rows = earned.by.reduce((sum, { rows: more }) => sum + more, 0);
  const look = (open: boolean): void => {
    if (!open) return;
    setTrouble("");
    orders().then(setFound, (why: unknown) => setTrouble(whyNot(why)));
  };
  return (
    <>
      {earned.by.length === 0 ? (
        <p class="soft fine">{text("ui_posted_earned_none")}</p>
      ) : (
        <ul class="postearned">
          {earned.by.map((by) => (
            <By key={by.how} by={by} />
          ))}
        </ul>
      )}
      {earned.untold > 0 && <p class="soft fine">{count("ui_posted_untold", earned.untold)}</p>}
      {rows > 0 && (
        <Disclosure label={count("ui_posted_orders", rows)} onToggle={look}>
          {trouble && <Notice tone="bad">{trouble}</Notice>}
          {found && (
            <ul class="postorders">
              {found.rows.slice(0, MOST).map(({ how, row }) => (
                <li key={`${row.network} ${row.key}`}>
                  <span class="soft">{row.orderedAt ? day(row.orderedAt.slice(0, 10)) : ""}</span>
                  <span class="grow">
                    <bdi>{row.title ?? row.product ?? row.key}</bdi>
                    <small class="soft">{text(`ui_posted_how_${how.toLowerCase()}`)}</small>
                  </span>
                  <span class="soft">{text(`ui_reports_status_${row.status}`)}</span>
                  <b class={row.status === "void" ? "voided" : undefined}>
                    <bdi>{row.commission === null ? "–" : money(row.commission, row.currency)}</bdi>
                  </b>
                </li>
              ))}
            </ul>
          )}
          {found && found.all > MOST && (
            <p class="soft fine">{count("ui_posted_orders_more", found.all - Math.min(MOST, found.rows.length))}</p>
          )}
        </Disclosure>
      )}
    </>
  );
}

/** What orders that fit in one way come to. */
function By({ by: { how, rows, void: gone, earlier, totals } }: { by: EarnedBy }) {
  const amounts = list(totals.map(({ earned, currency }) => money(earned, currency)));
  return (
    <li class={`postearned-${how}`}>
      <b>
        <bdi>{amounts}</bdi>
      </b>
      <span>
        {count(`ui_posted_earned_${how.toLowerCase()}`, rows)}
        {gone > 0 && ` ${count("ui_posted_earned_void", gone)}`}
        {earlier > 0 && ` ${count("ui_posted_earned_earlier", earlier)}`}
      </span>
    </li>
  );
}

function isAddress(place: string): boolean {
  return /^https?:\/\//.test(place) && URL.canParse(place);
}
