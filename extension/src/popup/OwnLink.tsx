import { useState } from "preact/hooks";
import type { Look, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import { ByHand } from "../profile/ByHand.js";
import { NoAccount } from "../profile/NoAccount.js";
import { OtherWays, type Way } from "../profile/OtherWays.js";
import { PasteOwnLink } from "../profile/PasteOwnLink.js";
import { PORTALS, usualNetworks, withProfile } from "../profile/profiles.js";
import { ShortLink } from "../profile/ShortLink.js";
import { changeSettings } from "../stored/settings.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { useNetworks } from "../ui/hooks/useNetworks.js";
import { troubleText } from "../ui/page.js";

const WAYS = ["hand", "key", "join"] as const;

/** No profile yet: one of the user's own links makes it, here and at once, and nobody is sent away. */
export function OwnLink({ look: { address }, lead }: { look: Look; lead: boolean }) {
  const [way, setWay] = useState<Way | null>(null);
  const [trouble, setTrouble] = useState("");
  const networks = useNetworks();

  function use(profile: Profile): void {
    changeSettings((now) => withProfile(now, { ...profile, id: crypto.randomUUID() })).catch((why: unknown) =>
      setTrouble(troubleText(why)),
    );
  }

  return (
    <>
      {address.canonical && <ShortLink page={address.canonical} productId={address.productId} />}
      {way === null && (
        <PasteOwnLink
          label={text("ui_own_link_title")}
          hint={text("ui_own_link_hint")}
          placeholder="s.click.aliexpress.com/e/_…"
          action={text("ui_own_link_use")}
          starts={lead}
          onUse={use}
        />
      )}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {address.foreignTag && (
        <p class="fine warned">
          {address.foreignTag.key
            ? text("ui_foreign_tag_key", { key: address.foreignTag.key })
            : text("ui_foreign_tag")}
        </p>
      )}
      <OtherWays ways={WAYS} chosen={way} choose={setWay}>
        {way === "hand" && (
          <ByHand
            networks={networks}
            network={PORTALS}
            choices={usualNetworks(networks, PORTALS)}
            action={text("ui_own_link_use")}
            onUse={use}
          />
        )}
        {way === "key" && (
          <div class="stack">
            <p>{text("ui_key_short")}</p>
            <div class="row">
              <Button drawing="open" onClick={() => void openOptions("platform")}>
                {text("ui_key_enter")}
              </Button>
            </div>
          </div>
        )}
        {way === "join" && <NoAccount short />}
      </OtherWays>
    </>
  );
}
