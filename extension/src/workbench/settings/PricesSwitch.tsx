import { text } from "../../browser/catalogue.js";
import { Switch } from "../../ui/controls/Switch.js";
import { usePosting } from "../../ui/hooks/usePosting.js";
import { NotStored } from "../../ui/parts/NotStored.js";

/** Whether prices that the user sees are written down. */
export function PricesSwitch() {
  const [posting, change, trouble] = usePosting();
  if (!posting) return null;
  return (
    <>
      <Switch label={text("ui_prices_switch")} on={posting.prices} onChange={(prices) => change({ prices })} />
      {!posting.prices && (
        <p class="soft fine" role="status">
          {text("ui_prices_off")}
        </p>
      )}
      <NotStored why={trouble} />
    </>
  );
}
