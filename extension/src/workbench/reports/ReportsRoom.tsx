import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import type { RoomProps } from "../room.js";
import { ForecastSection } from "./ForecastSection.js";

/** What really paid, and what a month may bring. */
export function ReportsRoom(props: RoomProps) {
  const forecast = props.part === "forecast";
  const shown = (mine: boolean) => ({ ...props, shown: props.shown && mine });
  return (
    <>
      <nav class="parts" aria-label={text("ui_room_reports")}>
        <a href="#reports" aria-current={forecast ? undefined : "page"}>
          {text("ui_reports_paid")}
        </a>
        <a href="#reports/forecast" aria-current={forecast ? "page" : undefined}>
          {text("ui_reports_forecast")}
        </a>
      </nav>
      <section hidden={forecast} aria-labelledby="paid-title">
        <h2 id="paid-title" class="unseen">
          {text("ui_reports_paid")}
        </h2>
        <Paid {...shown(!forecast)} />
      </section>
      <section hidden={!forecast} aria-labelledby="forecast-title">
        <h2 id="forecast-title" class="unseen">
          {text("ui_reports_forecast")}
        </h2>
        <ForecastSection {...shown(forecast)} />
      </section>
    </>
  );
}

/** What paid. It is fetched when it is first in front: whoever comes for another room does without. */
function Paid(props: RoomProps) {
  const [Section, setSection] = useState<ComponentType<RoomProps> | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    if (!props.shown || Section) return;
    import("./ReportsSection.js").then(
      ({ ReportsSection }) => setSection(() => ReportsSection),
      (why: unknown) => setTrouble(troubleText(why)),
    );
  }, [props.shown]);
  if (trouble) return <Notice tone="bad">{trouble}</Notice>;
  return Section && <Section {...props} />;
}
