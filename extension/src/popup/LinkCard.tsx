import { useState } from "preact/hooks";
import type { Look, Note } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { TestOfId } from "../profile/ToBeConfirmed.js";
import { postingAs } from "../stored/postingAs.js";
import { Button } from "../ui/controls/Button.js";
import { Icon } from "../ui/controls/Icon.js";
import { Notice } from "../ui/controls/Notice.js";
import { LogTrouble } from "../ui/parts/LogTrouble.js";
import { Strip } from "../ui/parts/Strip.js";
import { WithoutCampaign } from "../ui/parts/WithoutCampaign.js";
import { isOfId, mendedAt, mendedInOptions, sentence } from "../words/sentences.js";
import { CopySplit } from "./CopySplit.js";
import { OwnLink } from "./OwnLink.js";
import type { PopupState } from "./usePopup.js";
import { useWorth, Worth } from "./Worth.js";

interface LinkCardProps {
  state: PopupState;
  look: Look;
  /** The popup's one link: its button is in focus from the start and has the keys. */
  lead?: boolean;
}

/** The user's own affiliate link, or what is missing for one. */
export function LinkCard({ state, look, lead = false }: LinkCardProps) {
  const { link, linkProblem } = look;
  const [told, setTold] = useState(false);
  const worth = useWorth(link?.landing ?? null);
  const { settings } = state;
  if (!settings) return null;
  const used = postingAs(settings);
  if (!used && (!linkProblem || mendedInOptions(linkProblem))) {
    return (
      <section class="act">
        <Strip faults={look.faults} />
        <OwnLink look={look} lead={lead} />
      </section>
    );
  }
  // A sub-id typed here may be what is wrong, and then it is put right here.
  const typedHere = state.asked !== settings;
  const notes = link?.notes ?? [];
  const leftOut = link?.campaignLeftOut;
  // What is said of the id stands with the test of it.
  const rest = notes.filter((note) => !isOfId(note));
  return (
    <section class="act">
      <Strip faults={look.faults} />
      {link ? (
        <CopySplit
          look={look}
          link={link}
          used={used}
          lead={lead}
          reading={lead && (state.stage === "link" || state.arrival === "waiting")}
          odd={
            (notes.length > 0 || leftOut || worth) && (
              <Button
                kind="quiet"
                class={leftOut || notes.some(isOfId) ? "odd warned" : "odd"}
                aria-expanded={told}
                onClick={() => setTold(!told)}
              >
                <Icon name={leftOut || notes.some(warns) ? "warn" : "info"} />
                {oddities(notes, leftOut != null)
                  .map((code) => text(code))
                  .join(" · ")}
              </Button>
            )
          }
        />
      ) : (
        linkProblem && <NoLink problem={linkProblem} elsewhere={mendedInOptions(linkProblem) && !typedHere} />
      )}
      {told && <WithoutCampaign leftOut={leftOut} />}
      {told && used && notes.some(isOfId) && <TestOfId profile={used} />}
      {told &&
        rest.map((note) => (
          <Notice key={note.code} tone={warns(note) ? "warn" : "good"}>
            {sentence(note)}
          </Notice>
        ))}
      {told && worth && <Worth worth={worth} />}
      <LogTrouble />
    </section>
  );
}

/** That a tag or code of others is gone is good news; everything else is to be looked at. */
function warns({ code }: Note): boolean {
  return !code.startsWith("foreign_") && code !== "tracking_code_left_out";
}

/** The shortest words for what is odd: all that touches the user's own account, or the gravest of the rest. */
function oddities(notes: Note[], leftOut: boolean): string[] {
  const ofId = notes.find(isOfId);
  const own = [ofId && `ui_tail_${ofId.code}`, leftOut && "ui_tail_no_campaign"].filter((code) => !!code);
  if (own.length > 0) return own as string[];
  if (notes.some(warns)) return ["ui_tail_look"];
  return [notes.length > 0 ? "ui_tail_foreign" : "ui_tail_worth"];
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
