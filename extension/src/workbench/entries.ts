import type { KeptProduct } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openPage, openWelcome } from "../browser/pages.js";
import { makeBackup, WITHOUT_KEY } from "../stored/backup.js";
import { saveBlob } from "../ui/save.js";
import { goTo, ROOM_NAMES } from "./address.js";
import type { Entry } from "./Palette.js";
import { SECTION_NAMES } from "./settings/groups.js";

/** All that the palette can find: rooms and their parts, actions, sections of the settings, kept products. */
export function entriesOf(kept: KeptProduct[], onTrouble: (why: unknown) => void): Entry[] {
  const rooms = ROOM_NAMES.map(
    (name): Entry => ({
      id: name,
      group: "rooms",
      label: text(`ui_room_${name}`),
      drawing: name === "settings" ? "gear" : name,
      run: () => goTo(name),
    }),
  );
  const action = (id: string, drawing: Entry["drawing"], run: () => void): Entry => ({
    id: `do-${id}`,
    group: "actions",
    label: text(`ui_palette_do_${id}`),
    drawing,
    run,
  });
  const actions = [
    action("list", "links", () => goTo("links/list")),
    action("copied", "copy", () => goTo("links/copied")),
    action("profile", "plus", () => goTo("settings/profiles")),
    action("backup", "down", () => void backUp().catch(onTrouble)),
    action("restore", "retry", () => goTo("settings/data")),
    action("welcome", "info", () => void openWelcome()),
  ];
  const settings = SECTION_NAMES.map(
    (name): Entry => ({
      id: `settings-${name}`,
      group: "settings",
      label: text(`ui_${name}_title`),
      more: text(`ui_${name}_intro`),
      drawing: "gear",
      run: () => goTo(`settings/${name}`),
    }),
  );
  const products = kept.map(
    ({ id, title, address }): Entry => ({
      id: `product-${id}`,
      group: "products",
      label: title ?? id,
      more: id,
      drawing: "products",
      run: () => void openPage(address),
    }),
  );
  return [...rooms, ...actions, ...settings, ...products];
}

/** Everything but the Open Platform key, which the settings ask about. */
async function backUp(): Promise<void> {
  saveBlob("affix-backup", "jsonl", await makeBackup(WITHOUT_KEY));
}
