import { useEffect, useState } from "preact/hooks";
import type { Comparison, Offered, PageSnapshot, ProductRates, Settings } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { compare } from "../../core/page.js";
import { ownSaid } from "../../stored/orders.js";
import { moneyRange, percentRange } from "../../words/money.js";
import { sentence } from "../../words/sentences.js";
import { Disclosure } from "../controls/Disclosure.js";
import { Select } from "../controls/Select.js";
import { useNetworks } from "../hooks/useNetworks.js";
import { origin } from "./Reasons.js";

interface CompareNetworksProps {
  snapshot: PageSnapshot;
  settings: Settings;
  /** The network that links are made with. */
  used: string;
  /** What the Open Platform said about the product. */
  rates: ProductRates | null;
  /** The packs that have what the user's own orders say of the product. */
  ownPacks: readonly number[];
}

/** Two networks side by side for the product in view. */
export function CompareNetworks(props: CompareNetworksProps) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure label={text("ui_compare")} open={open} onToggle={setOpen}>
      {open && <Compared {...props} />}
    </Disclosure>
  );
}

/** The same, unfolded. */
export function Compared({ snapshot, settings, used, rates, ownPacks }: CompareNetworksProps) {
  const [pair, setPair] = useState<[string, string]>(() => [used, another(settings, used)]);
  const [found, setFound] = useState<Comparison | null>(null);
  const [trouble, setTrouble] = useState(false);
  useEffect(() => {
    let over = false;
    ownSaid(ownPacks)
      .then((own) => compare(snapshot, settings, pair, rates, own))
      .then(
        (answer) => over || setFound(answer),
        () => over || setTrouble(true),
      );
    return () => {
      over = true;
    };
  }, [snapshot, settings, pair, rates, ownPacks]);
  if (trouble) return <p class="soft fine">{text("ui_compare_failed")}</p>;
  if (!found) return null;
  return (
    <div class="compare">
      <p class="compared" role="status">
        {sentence(inMoney(found))}
      </p>
      <div class="sides">
        {found.offers.map((offer, place) => (
          <Side
            key={place}
            offer={offer}
            place={place}
            choose={(network) => setPair(place === 0 ? [network, pair[1]] : [pair[0], network])}
          />
        ))}
      </div>
    </div>
  );
}

function Side({ offer, place, choose }: { offer: Offered; place: number; choose: (network: string) => void }) {
  const { estimate, problem, terms, needs } = offer;
  // The user's own template is no network of the table.
  const networks = useNetworks().filter(({ code, canBuild }) => canBuild || code === offer.network);
  const choices = networks.map(({ code, name }) => ({ value: code, label: name }));
  if (!choices.some(({ value }) => value === offer.network)) choices.push({ value: offer.network, label: offer.name });
  return (
    <div class="side">
      <Select
        bare
        label={text(place === 0 ? "ui_compare_first" : "ui_compare_second")}
        value={offer.network}
        choices={choices}
        onChange={choose}
      />
      {estimate && (
        <p class="offer">
          <b>{moneyRange(estimate, estimate.currency)}</b>
          <span class="soft fine">{percentRange(estimate.rate)}</span>
          {estimate.parts[0] && <small>{origin(estimate.parts[0])}</small>}
        </p>
      )}
      {problem && <p class="soft fine">{sentence(problem)}</p>}
      <ul>
        {terms.map((term) => (
          <li key={term.label.code}>
            {sentence(term.label)}
            <small>{origin(term)}</small>
          </li>
        ))}
        {terms.length === 0 && <li class="soft">{text("ui_compare_no_terms")}</li>}
      </ul>
      {needs.length > 0 ? (
        <>
          <h3>{text("ui_compare_needs")}</h3>
          <ul>
            {needs.map((need, at) => (
              <li key={at}>{sentence(need)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p class="fine soft">{text("ui_compare_ready")}</p>
      )}
    </div>
  );
}

/** The verdict's amounts as the user's language writes money. */
function inMoney({ verdict }: Comparison): Comparison["verdict"] {
  const { least, most, currency } = verdict.params;
  if (!least || !most || !currency) return verdict;
  const amount = (value: string) => moneyRange({ low: value, high: value }, currency);
  return { ...verdict, params: { ...verdict.params, least: amount(least), most: amount(most), currency: "" } };
}

/** What to hold against the network in use: the user's own other one, else the other large one. */
function another({ profiles }: Settings, used: string): string {
  const own = profiles.find(({ network }) => network !== used && network !== "template");
  return own?.network ?? (used === "aliexpress" ? "admitad" : "aliexpress");
}
