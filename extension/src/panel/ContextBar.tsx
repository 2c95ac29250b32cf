import { useEffect, useState } from "preact/hooks";
import type { Look } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { actionKeys } from "../browser/menu.js";
import { shownTitle } from "../core/page.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Icon, type IconName } from "../ui/controls/Icon.js";
import { clock } from "../words/moments.js";
import { saying } from "../words/sentences.js";
import { type Away, useAbout } from "./useAbout.js";

/** What the panel is about: everything below speaks of this page, and of no other. */
export function ContextBar({ look }: { look: Look | null }) {
  const { known, page, away, again } = useAbout();
  if (!known) return <section class="about" aria-label={text("ui_context")} />;
  if (!page) {
    return (
      <section class="about" aria-label={text("ui_context")}>
        <Icon name="page" />
        <span class="grow">{text("ui_context_nothing")}</span>
      </section>
    );
  }
  const product = look?.page?.product;
  const title = saying(look?.page?.kind) || product?.title || shownTitle(page.title ?? "") || page.url;
  const read = text("ui_context_read", { time: clock(page.readAt) });
  return (
    <>
      {away && <AwayBar away={away} />}
      <section class={away ? "about inert" : "about"} inert={away !== null} aria-label={text("ui_context")}>
        {product?.images[0] ? (
          <img src={product.images[0]} alt="" referrerpolicy="no-referrer" decoding="async" />
        ) : (
          <Icon name={iconOf(look)} />
        )}
        <b dir="auto" title={title}>
          {title}
        </b>
        <time class="read" dateTime={new Date(page.readAt).toISOString()}>
          {read}
        </time>
        <RoundButton drawing="retry" label={text("ui_context_again")} onClick={again} />
      </section>
    </>
  );
}

function iconOf(look: Look | null): IconName {
  return look?.page?.kind === "listing" ? "find" : "page";
}

/** Why nothing below may be copied now, and what to do. */
function AwayBar({ away }: { away: Away }) {
  const { follows, back, follow } = useAbout();
  const [keys, setKeys] = useState("");
  useEffect(() => void actionKeys().then(setKeys, () => undefined), []);
  if (away === "loading") {
    return (
      <p class="away calm" role="status">
        {text("ui_away_loading")}
      </p>
    );
  }
  return (
    <section class="away" aria-label={text("ui_away")}>
      <p role="status">
        <Icon name="warn" />
        <span>
          <b>{text(`ui_away_${away}`)}</b> {text(keys ? "ui_away_click" : "ui_away_click_alone")}{" "}
          {keys && <kbd dir="ltr">{keys}</kbd>}
        </span>
      </p>
      <div class="row">
        {away === "front" && (
          <Button kind="quiet" onClick={back}>
            {text("ui_away_back")}
          </Button>
        )}
        {!follows && (
          <Button kind="quiet" title={text("ui_away_follow_hint")} onClick={follow}>
            {text("ui_away_follow")}
          </Button>
        )}
      </div>
    </section>
  );
}
