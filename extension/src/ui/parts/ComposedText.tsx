import { useRef } from "preact/hooks";
import type { Composed, Post } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import { CopyButton } from "../controls/CopyButton.js";
import { Notice } from "../controls/Notice.js";
import { useComposed } from "../hooks/useComposed.js";

interface ComposedTextProps {
  post: Post;
  /** How the text is made; another way of `post` unless said. */
  make?: (post: Post) => Promise<Composed>;
  /** What it is called, where there are several. */
  label?: string;
  onCopied: () => void;
}

/** The text of a post as it will be copied, how much room it takes, and what to know of it. */
export function ComposedText({ post, make, label = text("ui_post_text"), onCopied }: ComposedTextProps) {
  const { made, trouble, setTrouble } = useComposed(post, make);
  const shown = useRef<HTMLPreElement>(null);

  if (trouble) {
    return (
      <Notice tone="bad" alert>
        {trouble}
      </Notice>
    );
  }
  if (!made) return null;
  const over = made.used !== null && made.limit !== null && made.used > made.limit;
  return (
    <div class="composed stack">
      {made.problem && <Notice tone="warn">{sentence(made.problem)}</Notice>}
      {made.text !== null && (
        <pre ref={shown} class="posttext" dir="auto" tabIndex={0} role="region" aria-label={label}>
          {made.text}
        </pre>
      )}
      {made.notes.map((note) => (
        <Notice key={note.code} tone="warn">
          {sentence(note)}
        </Notice>
      ))}
      {made.text !== null && (
        <div class="row">
          <CopyButton
            apart
            value={made.text}
            about={post.items.map(({ productId, title }) => ({ productId, title }))}
            html={made.html}
            said={text("ui_copied_text_said")}
            onCopied={onCopied}
            onFailure={() => {
              if (shown.current) getSelection()?.selectAllChildren(shown.current);
              setTrouble(text("ui_copy_failed"));
            }}
          />
          {made.used !== null && (
            <span class={over ? "used over" : "used"}>
              {made.limit === null
                ? count("ui_post_used", made.used)
                : count("ui_post_used_of", made.used, { most: number(made.limit) })}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
