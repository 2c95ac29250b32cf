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

export interface MenuItem {
  id: string;
  title: string;
  /** The item that it opens from. */
  within?: string;
  /** One of several, and whether it is the one that holds. */
  chosen?: boolean;
}

/** Puts these items in the place of all that are there, an earlier version's too. */
export async function showMenu(items: MenuItem[]): Promise<void> {
  await chrome.contextMenus.removeAll();
  for (const { id, title, within, chosen } of items) {
    chrome.contextMenus.create(
      {
        id,
        title: literal(title),
        contexts: ["page", "link", "image", "selection"],
        ...(within !== undefined && { parentId: within }),
        ...(chosen !== undefined && { type: "radio", checked: chosen }),
      },
      // One that is there already; the browser counts a reason that nobody looks at as an error.
      () => void chrome.runtime.lastError,
    );
  }
}

/** The browser makes a key of `&` and the selected text of `%s`. */
function literal(title: string): string {
  return title.replaceAll("&", "&&").replaceAll("%s", "%\u2060s");
}

export function onMenu(callback: (id: string, target: MenuTarget) => void): void {
  chrome.contextMenus.onClicked.addListener((info, tab) =>
    callback(String(info.menuItemId), {
      link: info.linkUrl,
      selection: info.selectionText,
      page: info.pageUrl ?? tab?.url,
      tabId: tab?.id,
      incognito: tab?.incognito ?? false,
    }),
  );
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
