/** The core's selector table, put in by the build without its examples. */
declare module "affix:selectors" {
  export interface FieldRule {
    key: string;
    /** CSS selectors, of which the first with a hit counts; empty for the item itself. */
    select: string | string[];
    /** `text`, `present` or `attr:NAME`. */
    take: string;
    limit: number;
    /** Characters of a text; `textLimit` where it is not said. */
    most?: number;
  }

  export interface GroupRule {
    key: string;
    select: string;
    limit: number;
    /** The first one tells the group's products apart. */
    fields: FieldRule[];
  }

  interface SelectorTable {
    scriptLimit: number;
    /** Page states that are taken, and blocks of JSON-LD; pages have three at most. */
    scriptMost: number;
    textLimit: number;
    markers: string[];
    scriptIds: string[];
    /** Names of the `<meta>` that are wanted. */
    metas: string[];
    /** What lies over the page and shows a product of its own: its fields are read apart, as the group `dialog`. */
    dialog: string;
    fields: FieldRule[];
    groups: GroupRule[];
    /** Groups that are no cards. */
    parts: GroupRule[];
    anchor: {
      price: string[];
      cards: {
        /** Links to products. */
        link: string;
        /** What a card's picture may be. */
        picture: string;
      };
    };
  }

  /** Bytes above which a page state is left out. */
  export const scriptLimit: number;

  const table: SelectorTable;
  export default table;
}
