/** The page that opens once, after installation. */

import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { Button } from "../ui/controls/Button.js";
import { Icon, type IconName } from "../ui/controls/Icon.js";
import { showPage } from "../ui/page.js";
import { Header } from "../ui/parts/Header.js";
import { Sample } from "./Sample.js";
import { SetUp } from "./SetUp.js";
import { Ways } from "./Ways.js";

const GIVES: [IconName, string][] = [
  ["copy", "link"],
  ["info", "estimate"],
  ["shield", "clean"],
];

const NEVERS = ["ui_never_links", "ui_never_cookies", "ui_never_foreign_id", "ui_never_sends"];

function Welcome() {
  return (
    <>
      <Header>
        <Button kind="quiet" class="to-end" onClick={() => void openOptions()}>
          {text("ui_open_options")}
        </Button>
      </Header>
      <main>
        <section class="hero">
          <div class="stack">
            <h1>{text("ui_welcome_headline")}</h1>
            <p class="lede">{text("ui_welcome_lede")}</p>
            <ul class="gives">
              {GIVES.map(([drawing, name]) => (
                <li key={name}>
                  <Icon name={drawing} />
                  <div>
                    <h2>{text(`ui_gives_${name}`)}</h2>
                    <p class="soft">{text(`ui_gives_${name}_text`)}</p>
                  </div>
                </li>
              ))}
            </ul>
          </div>
          <Sample />
        </section>
        <section class="plainly">
          <h2>{text("ui_plainly_title")}</h2>
          <p>{text("ui_plainly_text")}</p>
          <ul class="nevers">
            {NEVERS.map((code) => (
              <li key={code}>
                <Icon name="check" />
                {text(code)}
              </li>
            ))}
          </ul>
        </section>
        <SetUp />
        <Ways />
      </main>
    </>
  );
}

showPage("ui_welcome_title", <Welcome />);
