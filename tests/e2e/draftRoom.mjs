// The editor of a draft that is kept already, for the tests of what it does.
import { until } from "./support.mjs";

const ID = "00000000-0000-4000-8000-000000000001";

/** Opens it, and waits until the preview has its title. */
export async function openDraft(chromium, draft) {
  const page = await chromium.openExtensionPage("workbench.html#content");
  await page.setViewport({ width: 1280, height: 1000 });
  await page.waitForSelector(".kinds");
  await page.evaluate(
    async (kept, id) => {
      const { promise, resolve } = Promise.withResolvers();
      indexedDB.open("affix").onsuccess = ({ target: { result } }) => {
        const change = result.transaction("content", "readwrite");
        change.objectStore("content").put({ id, draft: kept, at: Date.now(), versions: [] });
        change.oncomplete = () => resolve(result.close());
      };
      await promise;
    },
    JSON.stringify(draft),
    ID,
  );
  await page.goto(`${page.url().split("#")[0]}#content/${ID}`);
  await page.reload();
  await previews(page, draft.title);
  return page;
}

const paper = (page) => page.$eval(".paper > div", ({ shadowRoot }) => shadowRoot.textContent);

export const previews = (page, wanted) =>
  until(`the preview says ${wanted}`, async () => (await paper(page).catch(() => "")).includes(wanted));
