import type { Post } from "../../pkg/affix.js";
import { Notice } from "../ui/controls/Notice.js";
import { useComposed } from "../ui/hooks/useComposed.js";
import { formatName } from "../words/names.js";
import { sentence } from "../words/sentences.js";

/** What the button copies, as it will be copied. */
export function PostSeen({ post }: { post: Post }) {
  const { made, trouble } = useComposed(post);
  const problem = trouble || (made?.problem ? sentence(made.problem) : "");
  return (
    <>
      {problem && <Notice tone="warn">{problem}</Notice>}
      {made && made.text !== null && (
        <pre class="posttext" dir="auto" tabIndex={0} role="region" aria-label={formatName(post.format)}>
          {made.text}
        </pre>
      )}
    </>
  );
}
