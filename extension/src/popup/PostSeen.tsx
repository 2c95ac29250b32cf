import { useEffect, useState } from "preact/hooks";
import type { Composed, Post } from "../../pkg/affix.js";
import { compose } from "../core/post.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { formatName } from "../words/names.js";
import { sentence } from "../words/sentences.js";

/** What the button copies, as it will be copied. */
export function PostSeen({ post }: { post: Post }) {
  const [made, setMade] = useState<Composed | null>(null);
  const [trouble, setTrouble] = useState("");
  const asked = JSON.stringify(post);
  useEffect(() => {
    let over = false;
    setTrouble("");
    compose(JSON.parse(asked) as Post).then(
      (answer) => over || setMade(answer),
      (why: unknown) => over || setTrouble(troubleText(why)),
    );
    return () => {
      over = true;
    };
  }, [asked]);
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
