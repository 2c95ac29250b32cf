/**
 * What the browser itself shows of whom links are made for, and how much there is to tell: the button's colour, number
 * and title, and the menu's choice.
 */

import type { Profile, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { onInstalled, onStartup } from "../browser/extension.js";
import { type MenuItem, showMenu } from "../browser/menu.js";
import { setBadgeCount, setButton } from "../browser/toolbar.js";
import { networks } from "../core/link.js";
import { accountShown } from "../stored/badges.js";
import { campaignName } from "../stored/entries.js";
import { onLanguageChanged, speakChosen } from "../stored/language.js";
import { postingAs } from "../stored/postingAs.js";
import { currentSettings, onSettingsChanged } from "../stored/settings.js";
import { alerts } from "../stored/watch.js";
import { plainShade } from "../words/colors.js";
import { networkName } from "../words/names.js";
import { count } from "../words/sentences.js";

export const COPY_LINK = "copy_link";
export const COPY_POST = "copy_post";
const WITH_PROFILE = "with_profile";
const PROFILE = "profile:";

/** The profile that an item of the menu stands for; `null` for any other item. */
export function profileOfItem(id: string): string | null {
  return id.startsWith(PROFILE) ? id.slice(PROFILE.length) : null;
}

export function registerAccount(): void {
  onInstalled(() => follow(true));
  onStartup(() => follow(true));
  onSettingsChanged(() => follow(false));
  alerts.onChange(() => follow(false));
  onLanguageChanged(() => follow(false));
}

let following = Promise.resolve();

/** Shows the settings as they are, one change after the other. */
function follow(anew: boolean): void {
  following = following.then(() => show(anew)).catch(console.error);
}

async function show(anew: boolean): Promise<void> {
  await speakChosen();
  // Settings of a newer version name nobody.
  const settings = await currentSettings().catch(() => null);
  const used = settings && postingAs(settings);
  const known = await networks();
  const nameOf = (profile: Profile): string => profile.name || networkName(known, profile.network);
  const items = menu(settings, used, nameOf);
  const button = buttonOf(settings, used, nameOf);
  const toTell = (await alerts.read()).filter(({ read }) => !read).length;
  if (toTell > 0) button.title = [button.title, count("button_alerts", toTell)].join("\n");
  const all = JSON.stringify([items, button, toTell]);
  if (!anew && (await accountShown.read()) === all) return;
  await Promise.all([showMenu(items), setButton(button.dot, button.title), setBadgeCount(toTell)]);
  await accountShown.write(all);
}

function menu(settings: Settings | null, used: Profile | null, nameOf: (profile: Profile) => string): MenuItem[] {
  const profiles = settings?.profiles ?? [];
  return [
    { id: COPY_LINK, title: text("menu_copy") },
    { id: COPY_POST, title: text("menu_post") },
    ...(profiles.length > 1 ? [{ id: WITH_PROFILE, title: text("menu_profile") }] : []),
    ...(profiles.length > 1
      ? profiles.map((profile) => ({
          id: PROFILE + profile.id,
          title: nameOf(profile),
          within: WITH_PROFILE,
          chosen: profile.id === used?.id,
        }))
      : []),
  ];
}

/** One profile alone needs no colour to be told by. */
function buttonOf(settings: Settings | null, used: Profile | null, nameOf: (profile: Profile) => string) {
  if (!settings || !used) return { dot: null, title: text("app_name") };
  const campaign = campaignName(settings, used);
  const title = text(campaign ? "button_posting_as_campaign" : "button_posting_as", {
    name: nameOf(used),
    campaign: campaign ?? "",
  });
  return { dot: settings.profiles.length > 1 ? plainShade(used.color) : null, title };
}
