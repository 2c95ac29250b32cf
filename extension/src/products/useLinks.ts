import { useMemo } from "preact/hooks";
import type { CampaignLeftOut, Earner, Format, Note, Profile, Row, Settings } from "../../pkg/affix.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { useRows } from "../ui/hooks/useRows.js";

/** A product in a table. */
type Product = Pick<Earner, "id" | "title"> & { estimate?: Earner["estimate"] | undefined };

export interface Links<T extends Product> {
  /** A product's row with the user's own link; `null` until it is made, and where there is none. */
  rowOf: (product: T) => Row | null;
  /** Why there can be no link at all. */
  problem: Note | null;
  /** The campaign that links are made without. */
  leftOut: CampaignLeftOut | null;
  /** Writes down that these links were copied, alone unless a format is said. */
  copied: (products: T[], format?: Format) => void;
}

/** The user's links for products. Rows come a moment later: they are taken by their product, never by their place. */
export function useLinks<T extends Product>(
  earners: readonly T[],
  addressOf: (product: T) => string,
  settings: Settings,
  used: Profile | null,
): Links<T> {
  const addresses = useMemo(() => earners.map(addressOf).join("\n"), [earners, addressOf]);
  const { rows, problem } = useRows(addresses, settings, used?.id ?? null);
  const linked = useMemo(() => new Map(rows.map((row) => [row.productId, row])), [rows]);
  return useMemo(() => {
    const rowOf = ({ id }: T): Row | null => linked.get(id) ?? null;
    return {
      rowOf,
      problem,
      leftOut: rows.find((row) => row.campaignLeftOut)?.campaignLeftOut ?? null,
      copied: (taken, format = "link") => {
        if (!used) return;
        void logCopied(
          taken.flatMap((earner) => {
            const row = rowOf(earner);
            return row?.link ? logEntry({ ...row, title: earner.title, earns: earner.estimate }, used, format) : [];
          }),
        );
      },
    };
  }, [rows, linked, problem, used]);
}
