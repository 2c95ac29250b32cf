import { useEffect, useMemo, useState } from "preact/hooks";
import type { FirstLevel } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { categories } from "../../core/desk/rates.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { countryName } from "../../words/countries.js";
import { day } from "../../words/money.js";
import { networkName } from "../../words/names.js";

/** What a value of a key is called. */
export function useValueName(by: string): (value: string | null, title?: string | null) => string {
  const networks = useNetworks();
  const [levels, setLevels] = useState<FirstLevel[]>([]);
  useEffect(() => {
    if (by === "category") categories().then(setLevels, console.error);
  }, [by]);
  return useMemo(
    () => (value, title) => {
      if (value === null) return text("ui_reports_unsaid");
      switch (by) {
        case "network":
          return networkName(networks, value);
        case "category":
          return levels.find(({ id }) => id === value)?.name ?? value;
        case "country":
          return countryName(value);
        case "status":
          return text(`ui_reports_status_${value}`);
        case "buyer":
          return text(`ui_reports_buyer_${value}`);
        case "day":
        case "month":
          return day(value);
        default:
          return title ?? value;
      }
    },
    [by, networks, levels],
  );
}
