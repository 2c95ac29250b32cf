import { text } from "../../browser/catalogue.js";
import { openOptions } from "../../browser/pages.js";
import { Button } from "../controls/Button.js";
import { Notice } from "../controls/Notice.js";

/** What the user's own Open Platform key would bring here, and the way to it. */
export function WithoutKey({ says }: { says: string }) {
  return (
    <Notice
      action={
        <Button kind="quiet" onClick={() => void openOptions("platform")}>
          {text("ui_find_key")}
        </Button>
      }
    >
      {says}
    </Notice>
  );
}
