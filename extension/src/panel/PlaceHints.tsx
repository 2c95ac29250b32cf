import { useEffect, useState } from "preact/hooks";
import type { Hint } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { hints } from "../core/post.js";
import type { Posting } from "../stored/posting.js";
import { Button, RoundButton } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import type { ChangePosting } from "../ui/hooks/usePosting.js";
import { day } from "../words/money.js";
import { sentence } from "../words/sentences.js";

interface PlaceHintsProps {
  place: string;
  link: string;
  posting: Posting;
  change: ChangePosting;
}

/** What to know before posting there: said until it was read, and then a sign that unfolds it. */
export function PlaceHints({ place, link, posting, change }: PlaceHintsProps) {
  const [found, setFound] = useState<Hint[]>([]);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let over = false;
    setOpen(false);
    hints(place, link).then((all) => !over && setFound(all), console.error);
    return () => {
      over = true;
    };
  }, [place, link]);
  const read = ({ note }: Hint): boolean => posting.readHints.includes(`${place}/${note.code}`);
  const fresh = found.filter((hint) => !read(hint));
  const shown = open ? found : fresh;
  return (
    <div class="stack hints" role="status">
      {shown.map((hint) => (
        <Notice
          key={hint.note.code}
          tone="warn"
          action={
            !read(hint) && (
              <Button
                kind="quiet"
                onClick={() => change({ readHints: [...posting.readHints, `${place}/${hint.note.code}`] })}
              >
                {text("ui_hint_read")}
              </Button>
            )
          }
        >
          {sentence(hint.note)}
          <small class="from">{text("ui_source", { source: hint.source, day: day(hint.asOf) })}</small>
        </Notice>
      ))}
      {fresh.length < found.length && (
        <RoundButton
          drawing="info"
          label={text("ui_hint_again")}
          aria-expanded={open}
          onClick={() => setOpen((now) => !now)}
        />
      )}
    </div>
  );
}
