import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { PageSnapshot } from "../../pkg/affix.js";
import { type ActivePage, pageOf, read } from "../browser/page.js";
import { mayReadPages, onPermissions, permitPages } from "../browser/permissions.js";
import { bringToFront, isOpen, onTabs, tabInFront } from "../browser/tabs.js";
import { movePanel, onPageInView, pageInView } from "../stored/panel.js";

/** A page that the panel has read. */
export interface ReadPage extends ActivePage {
  /** `null` for one that is not AliExpress', and one that could not be read: its address can still be. */
  snapshot: PageSnapshot | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readAt: number;
}

/** Why what the panel shows is not the page in front: nothing of it may be copied then. */
export type Away =
  /** Another tab is in front. */
  | "front"
  /** The tab went where the browser does not let us follow. */
  | "moved"
  /** The tab is being loaded anew. */
  | "loading"
  /** The tab is closed. */
  | "gone";

/** What the panel is about. */
export interface About {
  /** The first answer has come. */
  known: boolean;
  /** `null` where the panel was opened on no page. */
  page: ReadPage | null;
  away: Away | null;
  /** AliExpress' pages are read without a click, so the panel follows the tabs by itself. */
  follows: boolean;
  /** Reads the page once more. */
  again: () => void;
  /** Brings the page's tab to the front. */
  back: () => void;
  /** Asks the browser for leave to follow. Call it straight from the click. */
  follow: () => void;
}

const NOTHING: About = {
  known: false,
  page: null,
  away: null,
  follows: false,
  again: () => undefined,
  back: () => undefined,
  follow: () => undefined,
};

const Context = createContext<About>(NOTHING);

export const AboutProvider = Context.Provider;

/** What the panel is about, for its parts. */
export const useAbout = (): About => useContext(Context);

/**
 * Keeps to one page: it is read when the panel is opened on it, and again when its tab has another. What is in front
 * is looked at after everything that becomes of any tab.
 */
export function useKeepingToPage(): About {
  const [known, setKnown] = useState(false);
  const [page, setPage] = useState<ReadPage | null>(null);
  const [away, setAway] = useState<Away | null>(null);
  const [follows, setFollows] = useState(false);
  /** What the listeners act by; drawn a moment later. */
  const keeper = useRef<Keeper | null>(null);

  useEffect(() => {
    const mine = new Keeper(
      (next) => {
        setPage(next);
        setKnown(true);
      },
      setAway,
      setFollows,
    );
    keeper.current = mine;
    const stops = [
      onPageInView(() => mine.open()),
      onTabs((tabId, news) => mine.hear(tabId, news)),
      onPermissions(() => mine.look()),
    ];
    return () => {
      mine.end();
      for (const stop of stops) stop();
    };
  }, []);

  return {
    known,
    page,
    away,
    follows,
    again: () => keeper.current?.open(),
    back: () => page && void bringToFront(page.tabId).catch(() => keeper.current?.look()),
    follow: () => void permitPages().catch(console.error),
  };
}

/** One look after the other, of which only the latest counts. */
class Keeper {
  private page: ReadPage | null = null;
  /** Of the page that was read: its document, and the address that its tab had. */
  private document = "";
  private address = "";
  /** Its tab is loading, and what it had was not read since. */
  private loading = false;
  /** The page that the panel was opened on was not taken yet. */
  private opening = false;
  private latest = 0;

  constructor(
    private readonly show: (page: ReadPage | null) => void,
    private readonly setAway: (away: Away | null) => void,
    private readonly setFollows: (follows: boolean) => void,
  ) {}

  end(): void {
    this.latest = Number.NaN;
  }

  /** Takes the page that the panel was opened on, as it is now. */
  open(): void {
    this.opening = true;
    this.turn(async (isLatest) => {
      const found = await pageInView();
      if (!isLatest()) return;
      if (!found) {
        this.opening = false;
        if (!this.page) this.show(null);
        return this.compare(isLatest);
      }
      this.loading = false;
      await this.take(found, isLatest, "");
      await this.compare(isLatest);
    });
  }

  /** Something became of a tab. */
  hear(tabId: number, news: "front" | "loading" | "loaded" | "address" | "gone"): void {
    const own = tabId === this.page?.tabId;
    if (own && news === "loading") {
      this.loading = true;
      // At once: the page that is named is on its way out.
      this.setAway("loading");
    }
    if (own || news === "front" || news === "gone" || news === "loaded") this.look(own && news === "loaded");
  }

  /** Compares what is shown with what is in front. */
  look(loaded = false): void {
    // What becomes of a tab meanwhile must not take the place of it.
    if (this.opening) return this.open();
    this.turn(async (isLatest) => {
      const named = this.page;
      if (named && (await isOpen(named.tabId))) {
        const now = await pageOf(named.tabId);
        if (!isLatest()) return;
        if (!now) return this.setAway("moved");
        if (this.loading || now.url !== this.address) {
          // Before the browser has left it, the old document still answers.
          await this.take(now, isLatest, loaded || !this.loading ? "" : this.document);
        }
      }
      await this.compare(isLatest);
    });
  }

  private turn(work: (isLatest: () => boolean) => Promise<void>): void {
    if (Number.isNaN(this.latest)) return;
    const mine = ++this.latest;
    work(() => mine === this.latest).catch(console.error);
  }

  /** Reads a page and shows it, unless its document is the one that is on its way out. */
  private async take(found: ActivePage, isLatest: () => boolean, leaving: string): Promise<void> {
    const answer = await read(found).catch(() => null);
    if (!isLatest() || (leaving && (!answer || answer.document === leaving))) return;
    this.opening = false;
    this.loading = false;
    this.document = answer?.document ?? "";
    this.address = found.url;
    // A tab that went on while it was read is what its document says, and so are its links.
    const url = answer?.snapshot.url || found.url;
    this.page = { ...found, url, snapshot: answer?.snapshot ?? null, readAt: Date.now() };
    this.show(this.page);
  }

  /** Says whether the page that is shown is in front; goes along where it may. */
  private async compare(isLatest: () => boolean): Promise<void> {
    const named = this.page;
    const [front, follows, open] = await Promise.all([
      tabInFront(),
      mayReadPages(),
      named ? isOpen(named.tabId) : false,
    ]);
    const other = follows && front !== null && front !== named?.tabId ? await pageOf(front) : null;
    if (!isLatest()) return;
    this.setFollows(follows);
    if (other?.ofAliExpress) return movePanel(other.tabId);
    if (!named) return this.setAway(null);
    if (!open) return this.setAway("gone");
    if (front !== null && front !== named.tabId) return this.setAway("front");
    this.setAway(this.loading ? "loading" : null);
  }
}
