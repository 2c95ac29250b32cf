// What the extension keeps, as its own code lays it out: settings a key a record, what grows in the database.
import { shell } from "../node/shell.mjs";

const { EARLIER, fromEntries, isOfSettings, toEntries } = await shell("stored/records.ts");

/**
 * The two ways to what is stored: `settings` and `shortlist` go by these names wherever they are. A shortlist is
 * set where Affix 0.1.0 kept it, whence it is moved.
 */
export function storedBy({ worker, storageGet, storageSet }) {
  const inWorker = async (work, ...values) => (await worker()).evaluate(work, ...values);
  return {
    async storageSet(values, area = "local") {
      const { settings, ...rest } = values;
      if ("settings" in values) {
        const names = Object.keys(await storageGet()).filter(isOfSettings);
        const entries = settings === null ? { [EARLIER]: null } : toEntries(settings);
        await inWorker(
          (gone) => chrome.storage.local.remove(gone),
          names.filter((name) => !(name in entries)),
        );
        Object.assign(rest, entries);
      }
      if (Object.keys(rest).length > 0) await storageSet(rest, area);
    },
    async storageGet(keys = null, area = "local") {
      const wanted = keys === null ? null : [keys].flat();
      const found = await storageGet(wanted?.includes("settings") || wanted?.includes("shortlist") ? null : keys, area);
      if (area !== "local") return found;
      const settings = fromEntries(found);
      const all = Object.fromEntries(Object.entries(found).filter(([name]) => !isOfSettings(name)));
      if (settings !== undefined) all.settings = settings;
      if (!all.shortlist && (wanted === null || wanted.includes("shortlist"))) {
        const shortlist = await inWorker(readAll, "shortlist");
        if (shortlist.length > 0) all.shortlist = shortlist.sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
      }
      return wanted === null
        ? all
        : Object.fromEntries(wanted.filter((name) => name in all).map((name) => [name, all[name]]));
    },
    /** What is in storage as it is there, by its keys. */
    entries: () => inWorker(() => chrome.storage.local.get(null)),
    /** The storage and the database as Affix 0.1.0 left them. The database stays open until `letGo`. */
    asEarlier: ({ local, copied }) =>
      inWorker(
        async (entries, log) => {
          await chrome.storage.local.set(entries);
          globalThis.earlier = await new Promise((done, failed) => {
            const opening = indexedDB.open("affix", 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore("copied", { autoIncrement: true });
            opening.onerror = () => failed(opening.error);
            opening.onsuccess = () => done(opening.result);
          });
          const { promise, resolve } = Promise.withResolvers();
          const adding = globalThis.earlier.transaction("copied", "readwrite");
          for (const entry of log) adding.objectStore("copied").add(entry);
          adding.oncomplete = resolve;
          await promise;
        },
        local,
        copied,
      ),
    letGo: () => inWorker(() => globalThis.earlier.close()),
    /** Takes the database away, whoever has it open. */
    eraseDatabase: () =>
      inWorker(
        () =>
          new Promise((done, failed) => {
            const gone = indexedDB.deleteDatabase("affix");
            gone.onsuccess = () => done();
            gone.onerror = () => failed(gone.error);
          }),
      ),
    /** Everything in a store of the database. */
    stored: (store) => inWorker(readAll, store),
  };
}

/** In the worker. A database that is not there yet is left to the extension to make. */
async function readAll(store) {
  if (!(await indexedDB.databases()).some(({ name }) => name === "affix")) return [];
  return new Promise((done, failed) => {
    const opening = indexedDB.open("affix");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const names = [...database.objectStoreNames];
      const all = names.includes(store) ? database.transaction(store).objectStore(store).getAll() : null;
      const end = (result) => {
        database.close();
        done(result);
      };
      if (all) all.onsuccess = () => end(all.result);
      else end([]);
    };
  });
}
