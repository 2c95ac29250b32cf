import { useEffect, useRef } from "preact/hooks";
import type { Look, Note } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { postItem } from "../posts/postItem.js";
import { profileInUse } from "../profile/inUse.js";
import { campaignName, logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Button } from "../ui/controls/Button.js";
import { LinkField } from "../ui/controls/LinkField.js";
import { Notice } from "../ui/controls/Notice.js";
import { CampaignChoice } from "../ui/parts/CampaignChoice.js";
import { CopyAs } from "../ui/parts/CopyAs.js";
import { LogTrouble } from "../ui/parts/LogTrouble.js";
import { otherProduct } from "../words/otherProduct.js";
import { mendedAt, mendedInOptions, sentence } from "../words/sentences.js";
import { ForThisCopy } from "./ForThisCopy.js";
import { enterPresses } from "./keys.js";
import { ShortLink } from "./ShortLink.js";
import type { PopupState } from "./usePopup.js";
import { useWorth, Worth } from "./Worth.js";

interface LinkCardProps {
  state: PopupState;
  look: Look;
  /** The popup's one link: its button is in focus from the start and has the Enter key. */
  lead?: boolean;
}

/** The user's own affiliate link, or what is missing for one. */
export function LinkCard({ state, look, lead }: LinkCardProps) {
  const copy = useRef<HTMLButtonElement>(null);
  const { link, linkProblem } = look;
  const there = link !== null;
  const other = otherProduct(look.page);

  useEffect(() => {
    if (!lead || !there) return;
    if (document.activeElement === document.body) copy.current?.focus({ preventScroll: true });
    return enterPresses(() => copy.current);
  }, [lead, there]);

  const worth = useWorth(link?.landing ?? null);

  if (!state.settings) return null;
  const used = profileInUse(state.settings, state.chosen);
  if (!used && (!linkProblem || mendedInOptions(linkProblem))) return <SetUp look={look} />;
  // A sub-id typed here may be what is wrong, and then it is put right here.
  const typedHere = state.asked !== state.settings;
  const settings = state.settings;

  function log(format: string): void {
    if (!link || !used) return;
    const copied = { ...link, productId: look.address.productId };
    void logCopied([logEntry(copied, used, campaignName(settings, used), format)]);
  }

  return (
    <section class="link stack">
      {other && (
        <Notice tone="bad" alert>
          {sentence(other)}
        </Notice>
      )}
      {link ? (
        <>
          <div class="named">
            <h2 class="label">{text("ui_your_link")}</h2>
            {used && <CampaignChoice settings={state.settings} used={used} />}
          </div>
          <LinkField
            link={link.link}
            label={text("ui_your_link")}
            hold={copy}
            showsKey={lead ?? false}
            onCopied={() => log("link")}
          />
        </>
      ) : (
        linkProblem && <NoLink problem={linkProblem} elsewhere={mendedInOptions(linkProblem) && !typedHere} />
      )}
      {!link && used && <CampaignChoice settings={state.settings} used={used} />}
      {link?.notes.map((note) => (
        <Notice key={note.code} tone={tone(note)}>
          {sentence(note)}
        </Notice>
      ))}
      <LogTrouble />
      {worth && <Worth worth={worth} />}
      {link?.landing && <ShortLink page={link.landing} productId={look.address.productId} />}
      {link && <CopyAs item={postItem(look, link.link)} onCopied={log} />}
      {used && (link || typedHere) && <ForThisCopy state={state} profile={used} link={link} />}
    </section>
  );
}

/** That somebody else's tag is gone is good news; everything else is to be looked at. */
function tone(note: Note): "good" | "warn" {
  return note.code.startsWith("foreign_") ? "good" : "warn";
}

/** Why there is no link, and the way to where that can be changed. */
function NoLink({ problem, elsewhere }: { problem: Note; elsewhere: boolean }) {
  const { part, label } = mendedAt(problem);
  const options = (
    <Button kind="quiet" onClick={() => openOptions(part)}>
      {label}
    </Button>
  );
  return (
    <Notice tone="warn" action={elsewhere && options}>
      {sentence(problem)}
    </Notice>
  );
}

/** No profile yet: what a link needs, and the way to it. */
function SetUp({ look: { address } }: { look: Look }) {
  return (
    <section class="link stack">
      <div class="setup">
        <h2>{text("ui_setup_title")}</h2>
        <p>{text("ui_setup_text")}</p>
        <Button kind="main" onClick={() => openOptions("profiles")}>
          {text("ui_setup_button")}
        </Button>
      </div>
      {address.foreignTag && (
        <Notice tone="warn">
          {address.foreignTag.key
            ? text("ui_foreign_tag_key", { key: address.foreignTag.key })
            : text("ui_foreign_tag")}
        </Notice>
      )}
    </section>
  );
}
