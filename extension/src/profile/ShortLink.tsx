import { useEffect, useRef, useState } from "preact/hooks";
import type { Note } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { copyText } from "../browser/clipboard.js";
import { Button } from "../ui/controls/Button.js";
import { mayCopy } from "../ui/controls/guard.js";
import { LinkField } from "../ui/controls/LinkField.js";
import { Notice } from "../ui/controls/Notice.js";
import { usePlatformState } from "../ui/hooks/usePlatformState.js";
import { sentence } from "../words/sentences.js";
import { logShortLink, makeShortLink } from "./shortLinks.js";

interface ShortLinkProps {
  /** The address that the link should lead to. */
  page: string;
  productId: string | null;
  /** What the product is called, where that is known. */
  title?: string | null;
}

/** The Open Platform's short link as a second choice: made when it is asked for, and copied then. */
export function ShortLink({ page, productId, title = null }: ShortLinkProps) {
  const platform = usePlatformState();
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<Note | null>(null);
  const [asking, setAsking] = useState(false);
  const [copied, setCopied] = useState(false);
  const latest = useRef(0);

  useEffect(() => {
    latest.current++;
    setLink(null);
    setProblem(null);
    setAsking(false);
  }, [page]);

  if (!platform?.on || !platform.trackingId) return null;
  const { trackingId } = platform;
  const about = [{ productId, title }];

  async function make(): Promise<void> {
    const mine = ++latest.current;
    setAsking(true);
    setProblem(null);
    setCopied(false);
    const { link: answer, problem: refused } = await makeShortLink(page);
    if (mine !== latest.current) return;
    setAsking(false);
    setProblem(refused);
    setLink(answer);
    if (!answer) return;
    if (!(await mayCopy(about))) return;
    // Where the browser refuses, the link stands there to be copied by hand.
    const done = await copyText(answer).then(
      () => true,
      () => false,
    );
    setCopied(done);
    if (done) log(answer);
  }

  const log = (made: string): void => logShortLink({ page, productId, title, link: made, trackingId });

  return (
    <div class="stack shortlink">
      {link ? (
        <LinkField link={link} label={text("ui_short_link_yours")} about={about} onCopied={() => log(link)} />
      ) : (
        <Button kind="quiet" class="hem at-start" disabled={asking} onClick={() => void make()}>
          {text(asking ? "ui_platform_asking" : "ui_short_link_make")}
        </Button>
      )}
      <p class={link ? "soft fine" : "unseen"} role="status">
        {link && text(copied ? "ui_short_link_copied" : "ui_short_link_made", { id: trackingId })}
      </p>
      {problem && (
        <Notice tone="warn" alert>
          {sentence(problem)}
        </Notice>
      )}
    </div>
  );
}
