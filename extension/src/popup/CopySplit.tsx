import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AffiliateLink, Format, Look, Profile } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyKinds } from "../browser/clipboard.js";
import { compose } from "../core/post.js";
import { postOf } from "../posts/post.js";
import { postItem } from "../posts/postItem.js";
import { logShortLink, makeShortLink, shortLinks } from "../profile/shortLinks.js";
import { logEntry } from "../stored/entries.js";
import { logCopied } from "../stored/log.js";
import { Button } from "../ui/controls/Button.js";
import { mayCopy } from "../ui/controls/guard.js";
import { Icon } from "../ui/controls/Icon.js";
import { Notice } from "../ui/controls/Notice.js";
import { useForMoment } from "../ui/controls/useForMoment.js";
import { usePlatformState } from "../ui/hooks/usePlatformState.js";
import { usePosting } from "../ui/hooks/usePosting.js";
import { troubleText } from "../ui/page.js";
import { NotStored } from "../ui/parts/NotStored.js";
import { FORMATS, formatName } from "../words/names.js";
import { estimateOf } from "../words/otherProduct.js";
import { sentence } from "../words/sentences.js";
import { type Choice, FormatMenu, openFormats, SHORT_KEY } from "./FormatMenu.js";
import { enterPresses, onLetter } from "./keys.js";
import { PostSeen } from "./PostSeen.js";
import { Tail } from "./Tail.js";

interface CopySplitProps {
  look: Look;
  link: AffiliateLink;
  used: Profile | null;
  /** The popup's one link: its button is in focus from the start and has the keys. */
  lead: boolean;
  /** The page is still being read: nothing but the link is offered. */
  reading: boolean;
  /** What is odd about the link, at the end of its line. */
  odd?: ComponentChildren;
}

/** The button that copies in the format used last, and the menu of all others. */
export function CopySplit({ look, link, used, lead, reading, odd }: CopySplitProps) {
  const [posting, change, notStored] = usePosting();
  const [done, setDone] = useForMoment<Choice>();
  const [trouble, setTrouble] = useState("");
  /** What the browser did not let Affix copy. */
  const [refused, setRefused] = useState("");
  /** The post is shown as it will be copied. */
  const [seen, setSeen] = useState(false);
  const copy = useRef<HTMLButtonElement>(null);
  const menu = useId();
  /** What the button said when it was pressed down, while it is. */
  const pressed = useRef<Choice | null>(null);
  /** AliExpress is asked for the short link. */
  const [asking, setAsking] = useState(false);
  /** The short link that was copied. */
  const [made, setMade] = useState<string | null>(null);
  useEffect(() => setMade(null), [link.link]);
  /** The format that was chosen before the page was read and it was known how posts are written. */
  const [awaited, setAwaited] = useState<Choice | null>(null);

  const item = postItem(look, link.link);
  // A post needs something to say of the product.
  const wanted: Format = reading || !item.title ? "link" : (posting?.format ?? "link");
  const short = shortLinks(usePlatformState(), used);
  const first: Choice = posting?.format === "link" && posting.short && short?.trackingId ? "short" : wanted;
  const soldOut = look.faults.some(({ code }) => code === "fault_sold_out");

  async function take(format: Choice): Promise<void> {
    setTrouble("");
    setRefused("");
    setMade(null);
    if (format === "short") return takeShort();
    let made: { text: string | null; html: string | null } = { text: link.link, html: null };
    try {
      if (format !== "link" && posting) {
        const post = await compose(postOf(posting, [item], format));
        setTrouble([...(post.problem ? [post.problem] : []), ...post.notes].map(sentence).join(" "));
        made = post;
      }
    } catch (why) {
      setTrouble(troubleText(why));
      return;
    }
    if (made.text === null) return;
    if (!(await mayCopy([{ productId: look.address.productId, title: item.title }]))) return;
    try {
      await copyKinds({ text: made.text, html: made.html });
    } catch {
      setRefused(made.text);
      return;
    }
    said(format);
  }

  /** Asks AliExpress for the short link, and copies that or nothing. */
  async function takeShort(): Promise<void> {
    if (!short?.trackingId || !link.landing) return;
    const { productId } = look.address;
    const about = { productId, title: item.title ?? null };
    setAsking(true);
    const { link: answer, problem } = await makeShortLink(link.landing);
    setAsking(false);
    if (!answer) {
      setTrouble(problem ? sentence(problem) : text("ui_short_absent_key"));
      return;
    }
    if (!(await mayCopy([about]))) return;
    try {
      await copyKinds({ text: answer, html: null });
    } catch {
      setRefused(answer);
      return;
    }
    setMade(answer);
    showDone("short");
    logShortLink({ page: link.landing, ...about, link: answer, trackingId: short.trackingId });
  }

  function showDone(format: Choice): void {
    setDone(null);
    // The live region must change for every copy, so that each one is read out.
    requestAnimationFrame(() => setDone(format));
  }

  function said(format: Choice): void {
    showDone(format);
    if (!used) return;
    const copied = { ...link, productId: look.address.productId, title: item.title, earns: estimateOf(look) };
    void logCopied([logEntry(copied, used, format)]);
  }

  /** Copies at once, and again from now on. */
  function choose(format: Choice): void {
    // Until the page is read and it is known how posts are written, the key waits: it must not copy something else.
    if (format === "short" ? !posting : (reading || !posting) && format !== "link") {
      setAwaited(format);
      return;
    }
    setAwaited(null);
    change(
      format === "short" ? { format: "link", short: true } : format === "link" ? { format, short: false } : { format },
    );
    void take(format);
    copy.current?.focus({ preventScroll: true });
  }

  const chosen = useRef(choose);
  chosen.current = choose;
  const shortReady = useRef(false);
  shortReady.current = short?.trackingId !== undefined;
  useEffect(() => {
    if (!reading && posting && awaited) chosen.current(awaited);
  }, [reading, posting, awaited]);
  // Keys that are pressed before the first frame count.
  useLayoutEffect(() => {
    if (!lead) return;
    if (document.activeElement === document.body) copy.current?.focus({ preventScroll: true });
    const stops = [
      enterPresses(() => copy.current),
      onLetter((letter) => {
        const format = letter === SHORT_KEY && shortReady.current ? "short" : FORMATS[Number(letter) - 1];
        if (format) chosen.current(format);
        else if (letter === "b") openFormats(menu, "bots");
        return format !== undefined || letter === "b";
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [lead, menu]);

  const post = first !== "link" && first !== "short" && posting ? postOf(posting, [item], first) : null;
  const follows = reading && (awaited !== null || (posting !== null && posting.format !== "link"));
  const label = text(`ui_copy_format_${first}`);
  return (
    <>
      <div class={soldOut ? "split second" : "split"}>
        <button
          type="button"
          class={done ? "first done" : "first"}
          ref={copy}
          onPointerDown={() => {
            pressed.current = first;
          }}
          onClick={() => {
            const format = pressed.current ?? first;
            pressed.current = null;
            void take(format);
          }}
        >
          {done && <Icon name="check" />}
          <span>{done ? text("ui_copied") : soldOut ? text("ui_copy_anyway", { copy: label }) : label}</span>
          <span class="unseen" translate={false}>
            {" "}
            {item.title ?? look.address.productId}
          </span>
          {lead && !done && (
            <kbd aria-hidden="true">
              <Icon name="enter" />
            </kbd>
          )}
        </button>
        <button
          type="button"
          class="caret"
          popovertarget={menu}
          aria-haspopup="menu"
          aria-label={text("ui_copy_as")}
          title={text("ui_copy_as")}
        >
          <Icon name="caret" />
        </button>
        <FormatMenu
          id={menu}
          remembered={first}
          reading={reading}
          keys={lead}
          short={link.landing ? short : null}
          choose={choose}
        />
      </div>
      <span class="unseen" role="status">
        {done ? text(done === "link" || done === "short" ? "ui_copied_said" : "ui_copied_text_said") : ""}
        {done && done !== first ? ` ${formatName(done)}` : ""}
      </span>
      <Tail link={made ?? link.link} odd={follows ? text("ui_post_follows") : odd}>
        {post && (
          <Button kind="quiet" aria-expanded={seen} onClick={() => setSeen(!seen)}>
            {text("ui_post_see")}
          </Button>
        )}
      </Tail>
      {post && seen && <PostSeen post={post} />}
      {first === "short" || asking || made ? (
        <p class="soft fine" role="status">
          {asking
            ? text("ui_platform_asking")
            : text(made ? "ui_short_link_copied" : "ui_short_follows", { id: short?.trackingId ?? "" })}
        </p>
      ) : null}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {refused && <Refused value={refused} />}
      <NotStored why={notStored} />
    </>
  );
}

/** What the browser does not let Affix copy, selected for the user's own keys. */
function Refused({ value }: { value: string }) {
  const shown = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    if (shown.current) getSelection()?.selectAllChildren(shown.current);
  }, [value]);
  return (
    <>
      <Notice tone="bad" alert>
        {text("ui_copy_failed")}
      </Notice>
      <pre ref={shown} class="posttext" dir="auto" tabIndex={0}>
        {value}
      </pre>
    </>
  );
}
