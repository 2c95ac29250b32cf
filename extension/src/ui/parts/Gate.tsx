/** The gate: once for each product with a red flag, before its link is copied. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Look, Question, Vetting } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { keepAnswer, keepVetting, questionsBefore } from "../../stored/vetting.js";
import { dayOf } from "../../words/moments.js";
import { count, sentence } from "../../words/sentences.js";
import { Button } from "../controls/Button.js";
import { guardCopies, type Subject } from "../controls/guard.js";
import { Icon } from "../controls/Icon.js";
import { troubleText } from "../page.js";

/** How long a copy waits for a page that is still being read. */
const PATIENCE_MS = 1_000;

/** What pages in view say, by product: newer than what is stored. */
const seen = new Map<string, Vetting>();

/** Settles when the page in view has been read, or cannot be. */
let reading: Promise<unknown> = Promise.resolve();

/**
 * Lets the gate know what the page in view says of its product. While it is being read (`whole` is false), a copy
 * waits for that a moment.
 */
export function useVetted(look: Look | null, whole: boolean): void {
  const over = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    if (whole) return;
    reading = new Promise<void>((resolve) => {
      over.current = resolve;
    });
    return () => over.current();
  }, [whole]);
  const vetting = look?.vetting ?? null;
  useLayoutEffect(() => {
    if (vetting?.productId) seen.set(vetting.productId, vetting);
  }, [vetting]);
  useEffect(() => {
    if (vetting) void keepVetting(vetting);
  }, [vetting]);
}

interface Open {
  questions: Question[];
  titles: ReadonlyMap<string, string>;
  /** Links that are copied with these. */
  all: number;
  answer: (copies: boolean) => void;
}

/** Stands once in each page of ours that copies links: asks before a link of a product with a red flag is copied. */
export function Gate() {
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(
    () =>
      guardCopies(async (subjects) => {
        const read = await asked(subjects);
        if (read.length === 0) return true;
        return new Promise((resolve) => {
          const answer = (copies: boolean): void => {
            setOpen(null);
            resolve(copies);
          };
          setOpen({ questions: read, titles: titlesOf(subjects), all: idsOf(subjects).length, answer });
        });
      }),
    [],
  );
  return open && <Asking key={open.questions[0]?.productId} open={open} />;
}

function idsOf(subjects: readonly Subject[]): string[] {
  return [...new Set(subjects.flatMap(({ productId }) => productId ?? []))];
}

function titlesOf(subjects: readonly Subject[]): ReadonlyMap<string, string> {
  return new Map(subjects.flatMap(({ productId, title }) => (productId && title ? [[productId, title]] : [])));
}

/** What cannot be looked up asks nothing: the gate must not keep a link from its owner. */
async function asked(subjects: readonly Subject[]): Promise<Question[]> {
  const patience = new Promise((over) => setTimeout(over, PATIENCE_MS));
  await Promise.race([reading, patience]);
  return questionsBefore(idsOf(subjects), (id) => seen.get(id)?.red ?? null).catch((why: unknown) => {
    console.error(why);
    return [];
  });
}

/** The question, over everything else of the page. */
function Asking({ open: { questions, titles, all, answer } }: { open: Open }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const leave = useRef<HTMLButtonElement>(null);
  const [trouble, setTrouble] = useState("");
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    leave.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  async function say(copies: boolean): Promise<void> {
    try {
      await keepAnswer(questions, copies);
    } catch (why) {
      setTrouble(troubleText(why));
      return;
    }
    answer(copies);
  }

  const one = all === 1;
  return (
    <dialog
      ref={dialog}
      class="over-all gate"
      aria-labelledby="gate-title"
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
      onKeyDown={(event) => {
        // What is behind has keys of its own.
        event.stopPropagation();
        if (event.key !== "Escape") return;
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id="gate-title">
        <Icon name="flag" />
        {one ? text("ui_gate_title") : count("ui_gate_title_many", questions.length)}
      </h2>
      <div class="asked stack">
        {questions.map((question) => (
          <Asked key={question.productId} question={question} title={titles.get(question.productId) ?? null} />
        ))}
      </div>
      <p class="fine soft">{text("ui_gate_why")}</p>
      {trouble && (
        <p class="fine" role="alert">
          {trouble}
        </p>
      )}
      <div class="row">
        <Button kind="plain" hold={leave} onClick={() => void say(false)}>
          {text(one ? "ui_gate_leave" : "ui_gate_leave_all")}
        </Button>
        <Button kind="plain bad" onClick={() => void say(true)}>
          {one ? text("ui_gate_copy") : count("ui_gate_copy_many", all)}
        </Button>
      </div>
    </dialog>
  );
}

/** A product and each of its red flags. */
function Asked({ question: { productId, says, left }, title }: { question: Question; title: string | null }) {
  return (
    <div class="askedabout">
      <h3 dir="auto">{title ?? text("ui_product_number", { id: productId })}</h3>
      <ul class="bullets">
        {says.map((note) => (
          <li key={note.code}>{sentence(note)}</li>
        ))}
        {says.length === 0 && <li>{text("ui_gate_unnamed")}</li>}
      </ul>
      {left !== null && <p class="fine soft">{text("ui_gate_left", { day: dayOf(left) })}</p>}
    </div>
  );
}
