/** What the user starts from the right click menu and with keys. */

/** What was under the pointer. */
export interface MenuTarget {
  link: string | undefined;
  selection: string | undefined;
  page: string | undefined;
  tabId: number | undefined;
  /** In a private window. */
  incognito: boolean;
}

export async function createMenu(id: string, title: string): Promise<void> {
  // An update keeps the old version's item.
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id, title, contexts: ["page", "link", "image", "selection"] });
}

export function onMenu(id: string, callback: (target: MenuTarget) => void): void {
  chrome.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== id) return;
    callback({
      link: info.linkUrl,
      selection: info.selectionText,
      page: info.pageUrl ?? tab?.url,
      tabId: tab?.id,
      incognito: tab?.incognito ?? false,
    });
  });
}

const COPY_COMMAND = "copy_link";

export function onCopyCommand(callback: (target: MenuTarget) => void): void {
  chrome.commands.onCommand.addListener((command, tab) => {
    if (command !== COPY_COMMAND) return;
    callback({
      link: undefined,
      selection: undefined,
      page: tab?.url,
      tabId: tab?.id,
      incognito: tab?.incognito ?? false,
    });
  });
}

/** The keys that copy the page's link, as the user's system writes them; empty when none are set. */
export function shortcut(): Promise<string> {
  return keysOf(COPY_COMMAND);
}

/** The keys that do what a click on the toolbar button does. */
export function actionKeys(): Promise<string> {
  return keysOf("_execute_action");
}

async function keysOf(name: string): Promise<string> {
  const commands = await chrome.commands.getAll();
  return commands.find((command) => command.name === name)?.shortcut ?? "";
}
