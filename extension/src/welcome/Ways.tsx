import { useEffect, useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { shortcut } from "../browser/menu.js";
import { Icon, Logo } from "../ui/controls/Icon.js";
import { Keys } from "../ui/controls/Keys.js";

/** How to get at it: the pinned button, the menu, the keys. */
export function Ways() {
  const [keys, setKeys] = useState("");
  useEffect(() => void shortcut().then(setKeys, () => undefined), []);
  return (
    <section class="ways" aria-labelledby="ways-title">
      <h2 id="ways-title">{text("ui_ways_title")}</h2>
      <ol>
        <li>
          <Logo />
          <h3>{text("ui_way_pin")}</h3>
          <p class="soft">{text("ui_way_pin_text")}</p>
        </li>
        <li>
          <span class="mark">
            <Icon name="paste" />
          </span>
          <h3>{text("ui_way_menu")}</h3>
          <p class="soft">{text("ui_way_menu_text", { menu: text("menu_copy") })}</p>
        </li>
        <li>
          <span class="mark">{keys ? <Keys keys={keys} /> : <Icon name="enter" />}</span>
          <h3>{text("ui_way_keys")}</h3>
          <p class="soft">{text(keys ? "ui_way_keys_text" : "ui_way_no_keys_text")}</p>
        </li>
      </ol>
    </section>
  );
}
