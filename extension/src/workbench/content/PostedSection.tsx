import { useEffect, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { postedCsv } from "../../core/desk/drafts.js";
import { eraseFromPosted, type KeptPost, onPostedChanged, putPosted, readPosted } from "../../stored/posted.js";
import { Button, RoundButton } from "../../ui/controls/Button.js";
import { Notice } from "../../ui/controls/Notice.js";
import { UndoNotice } from "../../ui/controls/UndoNotice.js";
import { troubleText } from "../../ui/page.js";
import { Empty } from "../../ui/parts/Empty.js";
import { saveText } from "../../ui/save.js";
import { moment } from "../../words/moments.js";
import { count } from "../../words/sentences.js";
import { codeOf } from "./outputs.js";

/** What was posted where, the newest first. */
export function PostedSection({ shown }: { shown: boolean }) {
  const [posts, setPosts] = useState<KeptPost[] | null>(null);
  const [erased, setErased] = useState<KeptPost[] | null>(null);
  const [trouble, setTrouble] = useState("");
  const failed = (why: unknown): void => setTrouble(troubleText(why));
  useEffect(() => {
    if (!shown) return;
    const ask = (): void => void readPosted().then(setPosts, failed);
    ask();
    return onPostedChanged(ask);
  }, [shown]);
  if (!posts) return trouble ? <Notice tone="bad">{trouble}</Notice> : null;
  const erase = (gone: KeptPost[]): void => {
    setErased(gone);
    eraseFromPosted(gone.map(({ key }) => key)).catch(failed);
  };
  return (
    <div class="stack">
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {erased && (
        <UndoNotice
          said={text("ui_posted_erased")}
          undo={() => {
            putPosted(erased).catch(failed);
            setErased(null);
          }}
        />
      )}
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
          <ul class="draftlist">
            {posts.map((post) => (
              <li key={post.key}>
                <div class="grow">
                  <b dir="auto">{post.title || text("ui_content_untitled")}</b>
                  <span class="soft fine">
                    {text(`ui_draft_as_${codeOf(post.output as never)}`)}
                    {post.place && (
                      <>
                        {" · "}
                        <bdi>{post.place}</bdi>
                      </>
                    )}
                    {" · "}
                    {moment(new Date(post.at).toISOString())} · {count("ui_content_products", post.products.length)}
                    {post.campaign && ` · ${post.campaign}`}
                  </span>
                </div>
                <RoundButton
                  drawing="bin"
                  label={text("ui_content_erase", { title: post.title || text("ui_content_untitled") })}
                  onClick={() => erase([post])}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
