import { useEffect, useState } from "preact/hooks";
import type { PostEarned } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { postedCsv } from "../../core/desk/drafts.js";
import { areOrders, onOrdersChanged } from "../../stored/orders.js";
import { eraseFromPosted, type KeptPost, onPostedChanged, putPosted, readPosted } from "../../stored/posted.js";
import { Button } from "../../ui/controls/Button.js";
import { Empty } from "../../ui/parts/Empty.js";
import { saveText } from "../../ui/save.js";
import { count } from "../../words/sentences.js";
import { ask } from "../desk.js";
import { PostItem } from "./PostItem.js";
import { useErased } from "./useErased.js";

/** What was posted where and what it earned, the newest first. */
export function PostedSection({ shown }: { shown: boolean }) {
  const [posts, setPosts] = useState<KeptPost[] | null>(null);
  const erased = useErased(text("ui_posted_erased"), putPosted);
  const { failed } = erased;
  useEffect(() => {
    if (!shown) return;
    const look = (): void => void readPosted().then(setPosts, failed);
    look();
    return onPostedChanged(look);
  }, [shown]);
  const { earned, none } = useEarned(shown ? posts : null, failed);
  if (!posts) return erased.isTrouble ? erased.said : null;
  const erase = (gone: KeptPost[]): void => erased.erase(gone, eraseFromPosted(gone.map(({ key }) => key)));
  return (
    <div class="stack">
      {erased.said}
      {posts.length === 0 ? (
        <Empty drawing="content" says={text("ui_posted_empty")}>
          <a class="button plain" href="#content">
            {text("ui_content_drafts")}
          </a>
        </Empty>
      ) : (
        <section class="sheet" aria-labelledby="posted-title">
          <header class="cardhead">
            <h2 id="posted-title">{count("ui_posted_count", posts.length)}</h2>
            <span class="row">
              <a class="button plain" href="#links/copied">
                {text("ui_log_title")}
              </a>
              <Button
                drawing="down"
                onClick={() => void postedCsv(posts).then((csv) => saveText("affix-posted", "csv", csv), failed)}
              >
                {text("ui_log_csv")}
              </Button>
              <Button drawing="bin" onClick={() => erase(posts)}>
                {text("ui_posted_erase_all")}
              </Button>
            </span>
          </header>
          <p class="soft fine">
            {none ? (
              <>
                {text("ui_posted_no_orders")} <a href="#reports">{text("ui_reports_import")}</a>
              </>
            ) : (
              text("ui_posted_rule")
            )}
          </p>
          <ul class="posts">
            {posts.map((post, at) => (
              <PostItem
                key={post.key}
                post={post}
                earned={none ? null : (earned.get(post.key) ?? null)}
                orders={() => ask({ do: "earnedRows", posts, at })}
                erase={() => erase([post])}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What each post earned, by its key, now and after every change; and whether there are no orders at all. */
function useEarned(posts: KeptPost[] | null, failed: (why: unknown) => void) {
  const [earned, setEarned] = useState<ReadonlyMap<number, PostEarned>>(new Map());
  const [none, setNone] = useState(false);
  useEffect(() => {
    if (!posts || posts.length === 0) return;
    let latest = 0;
    const look = async (): Promise<void> => {
      latest += 1;
      const mine = latest;
      const [found, there] = await Promise.all([ask({ do: "earned", posts }), areOrders()]);
      if (mine !== latest) return;
      setEarned(new Map(posts.map(({ key }, at) => [key, found[at] ?? { by: [], untold: 0 }])));
      setNone(!there);
    };
    const follow = (): void => void look().catch(failed);
    follow();
    const stop = onOrdersChanged(follow);
    return () => {
      latest += 1;
      stop();
    };
  }, [posts]);
  return { earned, none };
}
