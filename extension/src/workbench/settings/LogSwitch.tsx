import { text } from "../../browser/catalogue.js";
import { Switch } from "../../ui/controls/Switch.js";
import { usePosting } from "../../ui/hooks/usePosting.js";
import { NotStored } from "../../ui/parts/NotStored.js";

/** Whether copied links are written down. */
export function LogSwitch() {
  const [posting, change, trouble] = usePosting();
  if (!posting) return null;
  return (
    <>
      <Switch label={text("ui_log_switch")} on={posting.log} onChange={(log) => change({ log })} />
      <NotStored why={trouble} />
    </>
  );
}
