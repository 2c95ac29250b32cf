import type {
  AuditFinding,
  AuditOptions,
  Composed,
  Estimate,
  FoundLink,
  InPlace,
  LinkOptions,
  PageReading,
  Post,
  Profile,
  Row,
  SaleOptions,
  Settings,
  UrlFacts,
} from "./core.js";

export type * from "./core.js";

/** A profile with what it needs; what is left out is as nobody has set it. */
export type SomeProfile = Pick<Profile, "network"> & Partial<Profile>;
/** Settings in the shape of the file that Affix' options export; what is left out is as nobody has set it. */
export type SomeSettings = Partial<Omit<Settings, "profiles">> & { profiles?: SomeProfile[] };
/** A file's text, or its bytes. */
export type Content = string | Uint8Array;

/** What an address is; with settings, the user's own ids are own. */
export function readUrl(text: string, settings?: SomeSettings | null): UrlFacts;
/** The addresses that stand in a text, in order. */
export function findLinks(text: string, settings?: SomeSettings | null): FoundLink[];
/** The user's own link for every address and product id in a text, a row for each, and one for each line without any. */
export function makeLinks(text: string, settings: SomeSettings, options?: LinkOptions | null): Row[];
/** The text itself with the user's own links where AliExpress' addresses and ids stand in it. */
export function replaceLinks(text: string, settings: SomeSettings, options?: LinkOptions | null): InPlace;
/** What a saved page says: its HTML, or the file (.html, .mhtml, .js, .json) in any encoding that it names. */
export function readPage(html: Content, url?: string | null): PageReading;
/** What a sale of the product on a saved page earns, as a range with its reasons. */
export function estimate(html: Content, settings?: SomeSettings | null, options?: SaleOptions | null): Estimate;
/** The text to post for one link or many. */
export function compose(post: Post): Composed;
/** What is wrong with a published document or a draft; `name` is a file name, by whose ending it is read. */
export function audit(
  name: string,
  content: Content,
  settings?: SomeSettings | null,
  options?: AuditOptions | null,
): AuditFinding[];
