import { text } from "../../browser/catalogue.js";
import { version } from "../../browser/extension.js";
import { openWelcome } from "../../browser/pages.js";
import { Button } from "../../ui/controls/Button.js";
import { Section } from "./Section.js";

export function About() {
  return (
    <Section name="about">
      <ul class="bullets">
        <li>{text("ui_promise_own_id")}</li>
        <li>{text("ui_promise_links")}</li>
        <li>{text("ui_promise_nothing_sent")}</li>
      </ul>
      <p class="soft fine">{text("ui_not_aliexpress")}</p>
      <p class="soft fine">{text("ui_version", { version: version() })}</p>
      <div>
        <Button onClick={() => void openWelcome()}>{text("ui_open_welcome")}</Button>
      </div>
    </Section>
  );
}
