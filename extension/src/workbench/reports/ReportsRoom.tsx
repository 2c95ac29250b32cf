import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Notice } from "../../ui/controls/Notice.js";
import { troubleText } from "../../ui/page.js";
import type { RoomProps } from "../room.js";
import { ForecastSection } from "./ForecastSection.js";

/** What really paid, whether estimates held, and what a month may bring. */
export function ReportsRoom(props: RoomProps) {
  const part = PARTS.find(({ name }) => name === props.part) ?? PARTS[0];
  const shown = (mine: boolean) => ({ ...props, shown: props.shown && mine });
  return (
    <>
      <nav class="parts" aria-label={text("ui_room_reports")}>
        {PARTS.map(({ name, title }) => (
          <a
            key={name}
            href={name ? `#reports/${name}` : "#reports"}
            aria-current={name === part.name ? "page" : undefined}
          >
            {text(title)}
          </a>
        ))}
      </nav>
      {PARTS.map(({ name, title, Part }) => (
        <section key={name} hidden={name !== part.name} aria-labelledby={`${name || "paid"}-title`}>
          <h2 id={`${name || "paid"}-title`} class="unseen">
            {text(title)}
          </h2>
          <Part {...shown(name === part.name)} />
        </section>
      ))}
    </>
  );
}

/** A part that is fetched when it is first in front: whoever comes for another room does without. */
function fetched(load: () => Promise<ComponentType<RoomProps>>): ComponentType<RoomProps> {
  return (props) => {
    const [Section, setSection] = useState<ComponentType<RoomProps> | null>(null);
    const [trouble, setTrouble] = useState("");
    useEffect(() => {
      if (!props.shown || Section) return;
      load().then(
        (made) => setSection(() => made),
        (why: unknown) => setTrouble(troubleText(why)),
      );
    }, [props.shown]);
    if (trouble) return <Notice tone="bad">{trouble}</Notice>;
    return Section && <Section {...props} />;
  };
}

/** By the word behind `#reports/`. */
const PARTS = [
  {
    name: "",
    title: "ui_reports_paid",
    Part: fetched(() => import("./ReportsSection.js").then(({ ReportsSection }) => ReportsSection)),
  },
  {
    name: "held",
    title: "ui_reports_held",
    Part: fetched(() => import("./HeldSection.js").then(({ HeldSection }) => HeldSection)),
  },
  { name: "forecast", title: "ui_reports_forecast", Part: ForecastSection },
] as const;
