import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Composed, Post } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { type Copied, copyKinds } from "../../browser/clipboard.js";
import { compose } from "../../core/post.js";
import { number } from "../../words/money.js";
import { count, sentence } from "../../words/sentences.js";
import { Button } from "../controls/Button.js";
import { mayCopy } from "../controls/guard.js";
import { Notice } from "../controls/Notice.js";
import { useForMoment } from "../controls/useForMoment.js";
import { troubleText } from "../page.js";
import { kindsOf, nodesOf } from "../rich.js";
import { PostPicture } from "./PostPicture.js";

interface PostTextProps {
  post: Post;
  /** What the button says. */
  label: string;
  /** A post of this is wrong: the button is not the loud one. */
  wrong: boolean;
  onCopied: () => void;
  /** Saves what stands in the field, where that is offered. */
  save?: (text: string) => void;
}

/** A text that the user changed and that is not on show. */
interface Put {
  copied: Copied;
  /** What it is a post of, and in which format: for nothing else it is offered. */
  of: string;
}

/** The text of a post to change and to copy, as readers see it. What stands in the field is what is copied. */
export function PostText({ post, label, wrong, onCopied, save }: PostTextProps) {
  const [made, setMade] = useState<Composed | null>(null);
  const [seen, setSeen] = useState("");
  const [edited, setEdited] = useState<Copied | null>(null);
  /** What was changed of a post that was made anew since. */
  const [put, setPut] = useState<Put | null>(null);
  const [trouble, setTrouble] = useState("");
  const [done, setDone] = useForMoment<true>();
  const field = useRef<HTMLDivElement>(null);
  const id = useId();
  const asked = JSON.stringify(post);
  const of = [post.format, ...post.items.map(({ link }) => link)].join(" ");
  const shownOf = useRef(of);
  const aside = put?.of === of ? put.copied : null;
  useEffect(() => {
    let over = false;
    if (edited) setPut({ copied: edited, of: shownOf.current });
    setEdited(null);
    setTrouble("");
    shownOf.current = of;
    const wanted = JSON.parse(asked) as Post;
    Promise.all([compose(wanted), compose({ ...wanted, format: "blog" })]).then(
      ([answer, shown]) => {
        if (over) return;
        setMade(answer);
        setSeen(answer.html ?? shown.html ?? "");
      },
      (why: unknown) => !over && setTrouble(troubleText(why)),
    );
    return () => {
      over = true;
    };
  }, [asked]);
  const rich = made?.html ?? null;
  useEffect(() => {
    if (!edited && rich !== null) field.current?.replaceChildren(nodesOf(rich));
  }, [rich, edited === null]);

  /** The user's own text is back. */
  function bring(own: Copied): void {
    if (own.html !== null) field.current?.replaceChildren(nodesOf(own.html));
    setEdited(own);
    setPut(null);
  }

  const copied: Copied | null = edited ?? (made?.text ? { text: made.text, html: made.html } : null);

  async function copy(): Promise<void> {
    if (!copied || !(await mayCopy(post.items.map(({ productId, title }) => ({ productId, title }))))) return;
    try {
      await copyKinds(copied);
    } catch {
      setTrouble(text("ui_copy_failed"));
      return;
    }
    onCopied();
    setTrouble("");
    setDone(true);
  }

  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void copy();
  };
  const over = made !== null && made.used !== null && made.limit !== null && made.used > made.limit;
  const image = post.items[0]?.image;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key presses the button inside, from any field beside it
    <div class="write stack" onKeyDown={key}>
      {made?.problem && <Notice tone="warn">{sentence(made.problem)}</Notice>}
      {copied && (
        <>
          <div class="field">
            <p class="label">
              <b id={id}>{text("ui_post_field")}</b>
              {made && made.used !== null && !edited && (
                <span class={over ? "used over" : "used"}>
                  {made.limit === null
                    ? count("ui_post_used", made.used)
                    : count("ui_post_used_of", made.used, { most: number(made.limit) })}
                </span>
              )}
              {edited && (
                <Button
                  kind="quiet"
                  onClick={() => {
                    setPut({ copied: edited, of });
                    setEdited(null);
                  }}
                >
                  {text("ui_post_again")}
                </Button>
              )}
              {!edited && aside && (
                <Button kind="quiet" onClick={() => bring(aside)}>
                  {text("ui_post_yours")}
                </Button>
              )}
            </p>
            {rich !== null ? (
              <div
                ref={field}
                class="input rich posttext"
                role="textbox"
                aria-multiline="true"
                aria-labelledby={id}
                tabIndex={0}
                dir="auto"
                contentEditable="plaintext-only"
                onInput={(event) => setEdited(kindsOf(event.currentTarget, made?.text ?? ""))}
              />
            ) : (
              <textarea
                class="input rich posttext"
                aria-labelledby={id}
                dir="auto"
                spellcheck={false}
                value={copied.text}
                onInput={(event) => setEdited({ text: event.currentTarget.value, html: null })}
              />
            )}
            {rich !== null && <p class="hint">{text("ui_post_plain_too")}</p>}
          </div>
          {made?.notes.map((note) => (
            <Notice key={note.code} tone="warn">
              {sentence(note)}
            </Notice>
          ))}
          <Button
            kind={wrong ? "plain" : "main"}
            class="wide"
            drawing={done ? "check" : "copy"}
            onClick={() => void copy()}
          >
            {done ? text("ui_copied") : label}
            <kbd aria-hidden="true">{text("ui_post_key")}</kbd>
          </Button>
          {save && (
            <Button class="wide" onClick={() => save(copied.text)}>
              {text("ui_save_file")}
            </Button>
          )}
          <span class="unseen" role="status">
            {done ? text("ui_copied_text_said") : ""}
          </span>
          <Bubble html={edited ? edited.html : seen} plain={edited?.text ?? ""} image={image} />
        </>
      )}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
    </div>
  );
}

/** The post as readers see it. */
function Bubble({ html, plain, image }: { html: string | null; plain: string; image: string | null | undefined }) {
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => {
    words.current?.replaceChildren(html === null ? plain : nodesOf(html));
  }, [html, plain]);
  return (
    <div>
      <p class="label">
        <b>{text("ui_post_seen")}</b>
      </p>
      <div class="bubble">
        {image && <PostPicture key={image} src={image} />}
        <div ref={words} class="words" dir="auto" />
      </div>
    </div>
  );
}
