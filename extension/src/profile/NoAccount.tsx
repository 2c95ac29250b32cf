import { text } from "../browser/catalogue.js";
import { openPage, openWelcome } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { PORTALS_PAGE } from "./profiles.js";

const READY = ["ui_join_channel", "ui_join_readers", "ui_join_marked", "ui_join_payment"];

/** How to get an account with AliExpress Portals, what to have ready unless it is told in `short`, and what works until then. */
export function NoAccount({ short = false }: { short?: boolean }) {
  return (
    <div class="noaccount stack">
      <p>{text("ui_join_how")}</p>
      {!short && (
        <div>
          <h2>{text("ui_join_ready")}</h2>
          <ul class="bullets">
            {READY.map((code) => (
              <li key={code}>{text(code)}</li>
            ))}
          </ul>
        </div>
      )}
      <p>{text("ui_join_meanwhile")}</p>
      <div class="row">
        <Button drawing="open" onClick={() => void openPage(PORTALS_PAGE)}>
          {text("ui_test_portals")}
        </Button>
        {short && (
          <Button kind="quiet" onClick={() => void openWelcome("join")}>
            {text("ui_join_ready")}
          </Button>
        )}
      </div>
      <p class="fine soft">{text("ui_join_source")}</p>
    </div>
  );
}
