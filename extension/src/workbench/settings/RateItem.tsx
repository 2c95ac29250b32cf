import { Fragment } from "preact";
import type { OwnRate, RateOverride } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Icon } from "../../ui/controls/Icon.js";
import { day } from "../../words/money.js";
import { RateForm } from "./RateForm.js";
import { inWords, type Names, percentInWords, scopeInWords } from "./ratesInWords.js";

interface RateItemProps {
  rate: RateOverride;
  /** What the core says of it. */
  own: OwnRate | undefined;
  names: Names;
  open: boolean;
  /** The other rate that holds for the same on some days, and whether it yields to this one then. */
  overlap: { words: string; yields: boolean } | null;
  onToggle: () => void;
  onChange: (edit: (rate: RateOverride) => Partial<RateOverride>) => void;
  onRemove: () => void;
  /** Moves it by this many places; `null` for the only rate. */
  onMove: ((by: number) => void) | null;
}

/** A line of the list, and its form while it is open. */
export function RateItem({ rate, own, names, open, overlap, onToggle, onChange, onRemove, onMove }: RateItemProps) {
  const words = inWords(rate, own, names);
  return (
    <div class={`profile${open ? " open" : ""}${own?.standing === "over" ? " over" : ""}`}>
      <div class="line">
        <strong class="figure">
          <bdi>{percentInWords(rate, own)}</bdi>
        </strong>
        <div class="grow">
          <span class="about">
            {scopeInWords(rate, own, names).map((part, place) => (
              <Fragment key={place}>
                {place > 0 && " · "}
                <bdi>{part}</bdi>
              </Fragment>
            ))}
          </span>
          <Standing rate={rate} own={own} />
        </div>
        <span class="actions">
          {onMove && (
            <>
              <RoundButton drawing="up" label={text("ui_rate_up", { name: words })} onClick={() => onMove(-1)} />
              <RoundButton drawing="down" label={text("ui_rate_down", { name: words })} onClick={() => onMove(1)} />
            </>
          )}
          <Button
            kind="quiet"
            aria-expanded={open}
            aria-label={text(open ? "ui_profile_close" : "ui_profile_edit", { name: words })}
            onClick={onToggle}
          >
            {text(open ? "ui_done" : "ui_edit")}
          </Button>
          <RoundButton drawing="bin" label={text("ui_profile_remove", { name: words })} onClick={onRemove} />
        </span>
      </div>
      {overlap && (
        <p class="fine overlap">
          <Icon name="warn" />
          <span>
            <bdi>
              {text(overlap.yields ? "ui_rate_overlap_counts" : "ui_rate_overlap_yields", { other: overlap.words })}
            </bdi>
          </span>
        </p>
      )}
      {open && <RateForm rate={rate} problems={own?.problems ?? []} names={names} onChange={onChange} />}
    </div>
  );
}

/** Whether it counts, where that is not plain. */
function Standing({ rate, own }: { rate: RateOverride; own: OwnRate | undefined }) {
  switch (own?.standing) {
    case "incomplete":
      return <span class="tag warn">{text("ui_incomplete")}</span>;
    case "unusable":
      return <span class="tag warn">{text("ui_rate_unused")}</span>;
    case "over":
      return <span class="tag past">{text("ui_rate_over")}</span>;
    case "later":
      return <span class="tag">{text("ui_rate_later", { from: day(rate.from ?? "") })}</span>;
    default:
      return null;
  }
}
