import { useEffect, useState } from "preact/hooks";
import type { Composed, Post } from "../../../pkg/affix.js";
import { compose } from "../../core/post.js";
import { troubleText } from "../page.js";

interface InComposition {
  /** `null` as long as it is not made. */
  made: Composed | null;
  trouble: string;
  /** What went wrong with it afterwards; forgotten with the next post. */
  setTrouble: (trouble: string) => void;
}

/** A post as it will be copied, made anew whenever it is another; `make` is another way than the usual. */
export function useComposed(post: Post, make: (post: Post) => Promise<Composed> = compose): InComposition {
  const [made, setMade] = useState<Composed | null>(null);
  const [trouble, setTrouble] = useState("");
  const asked = JSON.stringify(post);
  useEffect(() => {
    let over = false;
    setTrouble("");
    make(JSON.parse(asked) as Post).then(
      (answer) => over || setMade(answer),
      (why: unknown) => over || setTrouble(troubleText(why)),
    );
    return () => {
      over = true;
    };
  }, [asked, make]);
  return { made, trouble, setTrouble };
}
