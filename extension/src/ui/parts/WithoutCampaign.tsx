import type { CampaignLeftOut } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { openOptions } from "../../browser/pages.js";
import { sentence } from "../../words/sentences.js";
import { Button } from "../controls/Button.js";
import { Notice } from "../controls/Notice.js";

/** That links are made without the campaign, why, and the way to where it is put right; nothing where it is in them. */
export function WithoutCampaign({ leftOut }: { leftOut: CampaignLeftOut | null | undefined }) {
  if (!leftOut) return null;
  return (
    <Notice
      tone="warn"
      action={
        <Button kind="quiet" onClick={() => openOptions("campaigns")}>
          {text("ui_open_campaigns")}
        </Button>
      }
    >
      {sentence(leftOut.note)} {sentence(leftOut.why)}
    </Notice>
  );
}
