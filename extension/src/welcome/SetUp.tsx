import { useState } from "preact/hooks";
import type { NetworkInfo, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { ByHand } from "../profile/ByHand.js";
import { NoAccount } from "../profile/NoAccount.js";
import { OtherWays, type Way } from "../profile/OtherWays.js";
import { PasteOwnLink } from "../profile/PasteOwnLink.js";
import { PlatformKeyForm } from "../profile/PlatformKeyForm.js";
import { confirmedNetworks, FRONT_PAGE, PORTALS, TEMPLATE } from "../profile/profiles.js";
import { ShortLink } from "../profile/ShortLink.js";
import { networkName } from "../words/names.js";

/** In the place of a network: all that are not among the tiles. */
const ANOTHER = "";

interface SetUpProps {
  networks: NetworkInfo[];
  /** What is typed or pasted so far; `null` for nothing. */
  onDraft: (profile: Profile | null) => void;
  onUse: (profile: Profile) => void;
}

/** The first account: its network, and that network's own ways to the id. */
export function SetUp({ networks, onDraft, onUse }: SetUpProps) {
  const tiles = confirmedNetworks(networks);
  const [network, setNetwork] = useState<string>(PORTALS);
  const [way, setWay] = useState<Way | null>(location.hash === "#join" ? "join" : null);
  const isTile = ({ code }: NetworkInfo): boolean => tiles.some((tile) => tile.code === code);
  const portals = network === PORTALS;
  const ways: Way[] = portals ? ["hand", "key", "join"] : ["hand"];

  function choose(code: string): void {
    setNetwork(code);
    if (code !== PORTALS && way !== "hand") setWay(null);
    onDraft(null);
  }

  function chooseWay(next: Way | null): void {
    setWay(next);
    onDraft(null);
  }

  return (
    <div class="firstlink">
      <fieldset>
        <legend class="unseen">{text("ui_welcome_network")}</legend>
        <div class="tiles">
          {[...tiles, null].map((tile) => (
            <label key={tile?.code ?? ANOTHER}>
              <input
                type="radio"
                class="radio"
                name="network"
                checked={network === (tile?.code ?? ANOTHER)}
                onChange={() => choose(tile?.code ?? ANOTHER)}
              />
              {tile?.name ?? text("ui_welcome_another")}
            </label>
          ))}
        </div>
      </fieldset>
      <PasteOwnLink
        key={`paste ${network}`}
        label={
          network === ANOTHER
            ? text("ui_welcome_paste_any")
            : text("ui_welcome_paste", { network: networkName(networks, network) })
        }
        hint={text(portals ? "ui_welcome_paste_portals_hint" : "ui_welcome_paste_hint")}
        placeholder={portals ? "s.click.aliexpress.com/e/_…" : "https://…"}
        action={text("ui_welcome_make")}
        starts
        onDraft={onDraft}
        onUse={onUse}
      />
      <OtherWays ways={ways} chosen={way} choose={chooseWay}>
        {way === "hand" && (
          <ByHand
            key={`hand ${network}`}
            networks={networks}
            network={network === ANOTHER ? TEMPLATE : network}
            choices={network === ANOTHER ? networks.filter((known) => !isTile(known)) : null}
            action={text("ui_welcome_make")}
            onDraft={onDraft}
            onUse={onUse}
          />
        )}
        {way === "key" && (
          <div class="stack">
            <p>{text("ui_key_what")}</p>
            <PlatformKeyForm />
            <ShortLink page={FRONT_PAGE} productId={null} />
            <p class="fine soft">{text("ui_key_then")}</p>
          </div>
        )}
        {way === "join" && <NoAccount />}
      </OtherWays>
    </div>
  );
}
