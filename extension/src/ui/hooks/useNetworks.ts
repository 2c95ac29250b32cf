import { useEffect, useState } from "preact/hooks";
import type { NetworkInfo } from "../../../pkg/affix.js";
import { networks } from "../../core/link.js";

let arrived: NetworkInfo[] = [];

/** The core's table of networks; empty until it has arrived. */
export function useNetworks(): NetworkInfo[] {
  const [known, setKnown] = useState(arrived);
  useEffect(() => {
    if (arrived.length > 0) return;
    // Once more after a failure: the core has mended itself by then.
    networks()
      .catch(networks)
      .then(
        (table) => {
          arrived = table;
          setKnown(table);
        },
        () => undefined,
      );
  }, []);
  return known;
}
