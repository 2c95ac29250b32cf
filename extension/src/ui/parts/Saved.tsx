import { text } from "../../browser/catalogue.js";
import { Icon } from "../controls/Icon.js";
import type { EditedSettings } from "../hooks/useSettings.js";

/** Says to eyes and ears that what was changed is stored. */
export function Saved({ saving }: { saving: EditedSettings["saving"] }) {
  return (
    <span class="saved" role="status">
      {saving === "saved" && (
        <>
          <Icon name="check" />
          {text("ui_saved")}
        </>
      )}
    </span>
  );
}
