import { useEffect, useState } from "preact/hooks";
import type { NetworkInfo, Offered, PageSnapshot, Profile, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { compare } from "../core/page.js";
import { ownSaid } from "../stored/orders.js";
import { useNetworks } from "../ui/hooks/useNetworks.js";
import { CompareNetworks } from "../ui/parts/CompareNetworks.js";
import { origin } from "../ui/parts/Reasons.js";
import { moneyRange, percentRange } from "../words/money.js";
import { sentence } from "../words/sentences.js";
import { useAbout } from "./useAbout.js";

interface SideBySideProps {
  /** The packs that have what the user's own orders say of the product. */
  ownPacks: readonly number[];
  settings: Settings;
  used: Profile | null;
}

/** What each network pays for the product in view: the one that links are made with first, then the user's others. */
export function NetworksSideBySide({ settings, used, ownPacks }: SideBySideProps) {
  const { page } = useAbout();
  const networks = useNetworks();
  const snapshot = page?.snapshot ?? null;
  const offers = useOffers({ snapshot, settings, used: used?.network ?? "aliexpress", networks, ownPacks });
  if (!snapshot || offers.length === 0) return null;
  return (
    <section class="card">
      <h2 id="networks">{text("ui_networks_compared")}</h2>
      <table class="nets" aria-labelledby="networks">
        <thead>
          <tr>
            <th scope="col">{text("ui_network")}</th>
            <th scope="col">{text("ui_rate")}</th>
            <th scope="col">{text("ui_a_sale")}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer, place) => (
            <Row key={offer.network} offer={offer} mine={place === 0 ? used : null} />
          ))}
        </tbody>
      </table>
      <CompareNetworks
        snapshot={snapshot}
        settings={settings}
        used={used?.network ?? "aliexpress"}
        rates={null}
        ownPacks={ownPacks}
      />
    </section>
  );
}

function Row({ offer: { name, estimate, problem }, mine }: { offer: Offered; mine: Profile | null }) {
  const said = mine
    ? text("ui_posting_as", { name: mine.name || name })
    : estimate?.parts[0] && origin(estimate.parts[0]);
  return (
    <tr class={mine ? "mine" : ""}>
      <th scope="row">
        {name}
        {said && <small dir="auto">{said}</small>}
      </th>
      {estimate ? (
        <>
          <td>{percentRange(estimate.rate)}</td>
          <td>{moneyRange(estimate, estimate.currency)}</td>
        </>
      ) : (
        <td colSpan={2} class="soft">
          {problem && sentence(problem)}
        </td>
      )}
    </tr>
  );
}

/** Each network's offer, two at a time as the core compares them. */
interface OffersAsked {
  snapshot: PageSnapshot | null;
  settings: Settings;
  used: string;
  networks: NetworkInfo[];
  ownPacks: readonly number[];
}

function useOffers({ snapshot, settings, used, networks, ownPacks }: OffersAsked): Offered[] {
  const [offers, setOffers] = useState<Offered[]>([]);
  useEffect(() => {
    if (!snapshot || networks.length === 0) return;
    let over = false;
    const others = compared(settings, networks).filter((code) => code !== used);
    const ask = async (): Promise<void> => {
      const found: Offered[] = [];
      const own = await ownSaid(ownPacks);
      for (const pair of pairs([used, ...others], used)) {
        found.push(...(await compare(snapshot, settings, pair, null, own)).offers);
      }
      if (!over) setOffers(found.slice(0, others.length + 1));
    };
    ask().catch(console.error);
    return () => {
      over = true;
    };
  }, [snapshot, settings, used, networks, ownPacks]);
  return offers;
}

/** The networks that say something here: the user's own, and those known to have AliExpress' programme. */
function compared({ profiles }: Settings, networks: NetworkInfo[]): string[] {
  const own = profiles.map(({ network }) => network);
  const known = networks.filter(({ canBuild, aliexpressConfirmed }) => canBuild && aliexpressConfirmed);
  return [...new Set([...own, ...known.map(({ code }) => code)])];
}

/** Two and two; `filler` stands beside one that is left over. */
function pairs(codes: string[], filler: string): [string, string][] {
  return codes.flatMap((code, at) => (at % 2 === 0 ? [[code, codes[at + 1] ?? filler] as [string, string]] : []));
}
