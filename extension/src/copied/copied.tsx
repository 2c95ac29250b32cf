/** The small page that says what was copied, while the toolbar button is out of sight. It goes by itself. */

import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { type Confirmation, confirmation, pinTipRead, takeConfirmation } from "../stored/confirmation.js";
import { openPanel } from "../stored/panel.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { Notice } from "../ui/controls/Notice.js";
import { useNetworks } from "../ui/hooks/useNetworks.js";
import { Picture } from "../ui/parts/Picture.js";
import { ProfileDot } from "../ui/parts/ProfileDot.js";
import { Strip } from "../ui/parts/Strip.js";
import { showPage } from "../ui/parts/showPage.js";
import { price } from "../words/money.js";
import { formatName, networkName } from "../words/names.js";
import { count, sentence } from "../words/sentences.js";
import { closeInTime, closeOnKeys } from "./closing.js";

function Copied() {
  const [made, setMade] = useState<Confirmation | null>(null);
  const [tip, setTip] = useState(false);
  useEffect(() => {
    // It is stored no longer than until it is told: it may be of a private window.
    const take = async (): Promise<Confirmation | null> => {
      const taken = await takeConfirmation();
      if (taken) setMade(taken);
      return taken;
    };
    void take().then((taken) => taken ?? window.close(), console.error);
    void pinTipRead.read().then((read) => setTip(!read), console.error);
    const stop = confirmation.onChange(() => void take().catch(console.error));
    // While it goes it is still told of changes; what comes then is the next page's to say.
    addEventListener("pagehide", stop);
    return stop;
  }, []);
  useEffect(closeOnKeys, []);
  useEffect(() => (made ? closeInTime() : undefined), [made]);
  const title = made ? titleOf(made) : "";
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
  if (!made) return null;
  return (
    <main class="copied">
      <div class="stack">
        <h1>
          <Icon name="check" />
          <span class="grow" role="status">
            {title}
          </span>
          <RoundButton drawing="close" label={text("ui_close")} onClick={() => window.close()} />
        </h1>
        <Strip faults={made.faults} />
        <One made={made} />
        {made.notes.map((note) => (
          <Notice key={note.code} tone="warn">
            {sentence(note)}
          </Notice>
        ))}
        {made.passed && (
          <Notice
            tone="warn"
            action={
              <Button kind="quiet" onClick={() => void openPanel(null, "collect").then(() => window.close())}>
                {text("ui_copied_collect")}
              </Button>
            }
          >
            {count("ui_copied_passed", made.passed.n)} {sentence(made.passed.why)}
          </Notice>
        )}
        <Account made={made} />
      </div>
      {tip && (
        <p class="pintip">
          <span>
            {text("ui_pin_tip")} <Icon name="puzzle" /> <Icon name="turn" /> <Icon name="pin" />
          </span>
          <Button kind="quiet" onClick={() => void pinTipRead.write(true).then(() => setTip(false))}>
            {text("ui_pin_tip_read")}
          </Button>
        </p>
      )}
    </main>
  );
}

function titleOf({ what, n, format }: Confirmation): string {
  if (what === "links") return count("ui_copied_links", n);
  return what === "post" ? text("ui_copied_post", { format: formatName(format ?? "") }) : text("ui_copied_link");
}

/** The one product, as far as it is known, and the link. */
function One({ made: { what, product, link } }: { made: Confirmation }) {
  if (what === "links") return null;
  return (
    <div class="copiedproduct">
      {product && <Picture src={product.image ?? undefined} />}
      <div class="grow">
        {product?.title && (
          <p class="name" dir="auto">
            {product.title}
          </p>
        )}
        <p class="sub">
          {product?.price && <bdi dir="ltr">{price(product.price)}</bdi>}
          <code dir="ltr" title={link}>
            {link.replace(/^https?:\/\//, "")}
          </code>
        </p>
      </div>
    </div>
  );
}

/** Whom it was copied for. */
function Account({ made: { profile, campaign } }: { made: Confirmation }) {
  const network = networkName(useNetworks(), profile.network);
  const name = profile.name || network;
  return (
    <p class="copiedfor">
      <ProfileDot profile={profile} />
      <span class="unseen">{text("ui_posting_as_label")} </span>
      <b dir="auto">{name}</b>
      <span class="soft" dir="auto">
        {[campaign, network].filter((part) => part && part !== name).join(" · ")}
      </span>
    </p>
  );
}

void showPage("ui_copied_title", <Copied />);
