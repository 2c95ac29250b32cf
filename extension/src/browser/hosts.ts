/** The addresses that the manifest names: its one list. */

/** The one host that Affix asks anything. */
export const PLATFORM_HOST = "https://api-sg.aliexpress.com/*";

/** Patterns of AliExpress' pages; the widest of them covers the Open Platform's host too. */
export function aliexpressHosts(): string[] {
  const manifest = chrome.runtime.getManifest() as chrome.runtime.ManifestV3;
  const hosts = manifest.optional_host_permissions ?? manifest.host_permissions ?? [];
  return hosts.filter((host) => host !== PLATFORM_HOST);
}
