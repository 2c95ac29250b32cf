import { useState } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { Over } from "../products/Over.js";
import { Button } from "../ui/controls/Button.js";
import { count } from "../words/sentences.js";
import { ListOutput, type ListOutputProps } from "./ListOutput.js";

/** The button for a post of the products that are chosen, and the post over everything else. */
export function PostOfChosen(props: ListOutputProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button drawing="edit" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text("ui_chosen_post")}
      </Button>
      {open && (
        <Over name={count("ui_chosen_post_of", props.products?.length ?? 0)} close={() => setOpen(false)}>
          <ListOutput {...props} />
        </Over>
      )}
    </>
  );
}
