import { Fragment } from "preact";
import type { RateOverride } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Icon } from "../../ui/controls/Icon.js";
import { day } from "../../words/money.js";
import { RateForm } from "./RateForm.js";
import { inWords, isOver, type Names, percentInWords, scopeInWords, today } from "./ratesInWords.js";
import { useRateCheck } from "./useRateChecks.js";

interface RateItemProps {
  rate: RateOverride;
  names: Names;
  open: boolean;
  /** The other rate that holds for the same on some days, and whether this one counts then. */
  overlap: { other: RateOverride; counts: boolean } | null;
  onToggle: () => void;
  onChange: (edit: (rate: RateOverride) => Partial<RateOverride>) => void;
  onRemove: () => void;
  /** Moves it by this many places; `null` for the only rate. */
  onMove: ((by: number) => void) | null;
}

/** A line of the list, and its form while it is open. */
export function RateItem({ rate, names, open, overlap, onToggle, onChange, onRemove, onMove }: RateItemProps) {
  const problems = useRateCheck(rate);
  const over = isOver(rate);
  const words = inWords(rate, names);
  const missing = problems.some((problem) => problem.missing);
  return (
    <div class={`profile${open ? " open" : ""}${over ? " over" : ""}`}>
      <div class="line">
        <strong class="figure">
          <bdi>{percentInWords(rate)}</bdi>
        </strong>
        <div class="grow">
          <span class="about">
            {scopeInWords(rate, names).map((part, place) => (
              <Fragment key={place}>
                {place > 0 && " · "}
                <bdi>{part}</bdi>
              </Fragment>
            ))}
          </span>
          {problems.length > 0 ? (
            <span class="tag warn">{text(missing ? "ui_incomplete" : "ui_rate_unused")}</span>
          ) : over ? (
            <span class="tag past">{text("ui_rate_over")}</span>
          ) : (
            rate.from &&
            rate.from > today() && <span class="tag">{text("ui_rate_later", { from: day(rate.from) })}</span>
          )}
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
              {text(overlap.counts ? "ui_rate_overlap_counts" : "ui_rate_overlap_yields", {
                other: inWords(overlap.other, names),
              })}
            </bdi>
          </span>
        </p>
      )}
      {open && <RateForm rate={rate} problems={problems} names={names} onChange={onChange} />}
    </div>
  );
}
