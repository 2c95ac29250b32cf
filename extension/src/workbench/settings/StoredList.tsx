import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { askToLast, PLACES, type Place, roomNow, type Size, watchRoom } from "../../stored/everything.js";
import { Button } from "../../ui/controls/Button.js";
import { count } from "../../words/sentences.js";
import { bytes } from "../../words/sizes.js";

/** What is stored, each place with what it takes and the way to end it. */
export function StoredList({ erase }: { erase: (place: Place) => void }) {
  return (
    <>
      <ul class="stored">
        {PLACES.map((place) => (
          <Line key={place.name} place={place} erase={() => erase(place)} />
        ))}
      </ul>
      <Total />
    </>
  );
}

/** What `ask` finds now and after every change that is told; `null` until it is found, and where it cannot be. */
function useFound<T>(ask: () => Promise<T>, watch: (callback: () => void) => () => void): T | null {
  const [found, setFound] = useState<T | null>(null);
  useEffect(() => {
    let over = false;
    const look = (): void =>
      void ask().then(
        (now) => over || setFound(now),
        () => over || setFound(null),
      );
    look();
    const stop = watch(look);
    return () => {
      over = true;
      stop();
    };
  }, []);
  return found;
}

function Line({ place: { name, size: ask, watch }, erase }: { place: Place; erase: () => void }) {
  const size = useFound(ask, watch);
  const title = text(`ui_kept_${name.toLowerCase()}`);
  return (
    <li>
      <div class="grow">
        <b>{title}</b>
        <p class="soft fine">{text(`ui_kept_${name.toLowerCase()}_is`)}</p>
      </div>
      <span class="soft fine size">{size && taken(size)}</span>
      <Button
        kind="quiet"
        aria-label={text("ui_kept_erase", { what: title })}
        disabled={!size || size.bytes === 0}
        onClick={erase}
      >
        {text("ui_kept_erase_short")}
      </Button>
    </li>
  );
}

function taken({ bytes: all, records }: Size): string {
  if (all === 0) return text("ui_kept_nothing");
  return records === null ? bytes(all) : `${count("ui_kept_records", records)} · ${bytes(all)}`;
}

function Total() {
  const room = useFound(roomNow, watchRoom);
  /** What the browser answered. */
  const [lasts, setLasts] = useState<boolean | null>(null);
  if (!room) return null;
  const { small, large } = room;
  const lasting = lasts ?? room.lasting;
  return (
    <div class="total">
      <p class="soft fine">
        {text("ui_room_small", { used: bytes(small.used), most: bytes(small.most) })}{" "}
        {large && text("ui_room_large", { used: bytes(large.used), most: bytes(large.most) })}{" "}
        {text(lasting ? "ui_room_lasting" : lasts === false ? "ui_room_refused" : "ui_room_passing")}
      </p>
      {!lasting && lasts === null && (
        <Button onClick={() => void askToLast().then(setLasts, () => setLasts(false))}>{text("ui_room_ask")}</Button>
      )}
    </div>
  );
}
