import { useState } from "preact/hooks";
import type { Format, PostItem } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { postOf } from "../posts/post.js";
import { Chips } from "../ui/controls/Chips.js";
import { usePosting } from "../ui/hooks/usePosting.js";
import { DisclosureChoice } from "../ui/parts/DisclosureChoice.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { PostText } from "../ui/parts/PostText.js";
import { TemplateChoice } from "../ui/parts/Templates.js";
import { FORMATS, formatName } from "../words/names.js";
import { Over } from "./Over.js";

/** The formats of a post: a link alone is none. */
const OF_POSTS: readonly Format[] = FORMATS.filter((format) => format !== "link");
const USUAL: Format = "telegram";

interface PostDialogProps {
  /** What the product is called. */
  name: string;
  /** What a post says of it, with the user's own link. */
  item: PostItem;
  /** Writes down that it was copied in a format. */
  copied: (format: Format) => void;
  close: () => void;
}

/** A post of one product of a list, to change and to copy, over everything else of the page. */
export function PostDialog({ name, item, copied, close }: PostDialogProps) {
  const [posting, change, notStored] = usePosting();
  const [chosen, setChosen] = useState<Format | null>(null);
  const remembered = posting && OF_POSTS.includes(posting.format) ? posting.format : USUAL;
  const format = chosen ?? remembered;
  return (
    <Over name={name} close={close}>
      {posting && (
        <>
          <Chips
            label={text("ui_format")}
            value={format}
            choices={OF_POSTS.map((value) => ({ value, label: formatName(value) }))}
            onChange={setChosen}
          />
          <TemplateChoice posting={posting} change={change} where={{ format }} />
          <PostText
            post={postOf(posting, [item], format)}
            label={text("ui_post_copy", { format: formatName(format) })}
            wrong={false}
            onCopied={() => copied(format)}
          />
          <DisclosureChoice posting={posting} change={change} />
          <NotStored why={notStored} />
        </>
      )}
    </Over>
  );
}
