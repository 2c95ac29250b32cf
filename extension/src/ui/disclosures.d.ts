/** The core's table of disclosures, put in by the build without its examples. */
declare module "affix:disclosures" {
  interface MarketDisclosure {
    /** Its code, for instance `us`. */
    market: string;
    /** The words that posts for it start with. */
    label: string;
    /** The label alone is not enough: the user's own words have to follow. */
    more?: boolean;
  }

  const table: MarketDisclosure[];
  export default table;
}
