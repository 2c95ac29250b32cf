import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { AuditQuestion, AuditView, Settings } from "../../../pkg/affix.js";
import type { AuditFile, AuditForm, AuditPicked } from "../../protocol/desk.js";
import { onAcceptedChanged } from "../../stored/accepted.js";
import { type Desk, deskOfItsOwn } from "../../ui/desk.js";
import { saveAs, saveText } from "../../ui/save.js";
import { sentence } from "../../words/sentences.js";
import { Refused, whyNot } from "../refused.js";

/** Files that are handed over at once: so many are a message of a few milliseconds. */
const PIECE = 100;
/** Sentences that are looked up at once. */
const SENTENCES = 400;

/** With every field. */
export type Asked = Required<AuditQuestion>;

/** How far a run is. */
export interface RunProgress {
  done: number;
  of: number;
  /** The large file that is being read, and how much of it was. */
  part: { name: string; share: number } | null;
}

export const EVERYTHING: Asked = { show: "new", rule: null, file: null, words: "" };

export interface Audit {
  progress: RunProgress | null;
  /** `null` as long as nothing was read. */
  view: AuditView | null;
  question: Asked;
  ask: (more: Partial<Asked>) => void;
  /** Files that are no documents. */
  left: number;
  /** Those that the browser could not read. */
  unread: string[];
  trouble: string;
  run: (files: AuditFile[]) => Promise<void>;
  /** Reads the same files again, as they are now. */
  again: () => Promise<void>;
  stop: () => void;
  /** How many were accepted last. */
  accepted: number | null;
  accept: (picked: AuditPicked, why: string) => Promise<void>;
  /** Those are accepted no more; or those that are no longer found. */
  takeBack: (picked: AuditPicked | "gone") => Promise<void>;
  /** Saves files with what is mended in them; where there is nothing, says so. */
  mend: (picked: AuditPicked) => Promise<void>;
  save: (form: AuditForm) => Promise<void>;
}

/** A run over published files, in a worker that ends with it. */
export function useAudit(settings: Settings): Audit {
  const desk = useRef<Desk | null>(null);
  const files = useRef<AuditFile[]>([]);
  const runs = useRef(0);
  const [progress, setProgress] = useState<RunProgress | null>(null);
  const [view, setView] = useState<AuditView | null>(null);
  const [question, setQuestion] = useState<Asked>(EVERYTHING);
  const [left, setLeft] = useState(0);
  const [unread, setUnread] = useState<string[]>([]);
  const [trouble, setTrouble] = useState("");
  const [accepted, setAccepted] = useState<number | null>(null);
  const asked = useRef(question);
  asked.current = question;

  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setTrouble("");
    await work().catch((why: unknown) => setTrouble(whyNot(why)));
  };
  const look = async (): Promise<void> => {
    const mine = desk.current;
    const wanted = asked.current;
    if (!mine) return;
    const seen = await mine.ask({ do: "auditView", question: wanted });
    if (desk.current === mine && asked.current === wanted) setView(seen);
  };
  useEffect(() => {
    if (view) void attempt(look);
  }, [question]);
  const there = view !== null;
  useEffect(() => (there ? onAcceptedChanged(() => void attempt(look)) : undefined), [there]);
  useEffect(() => () => desk.current?.end(), []);

  const stop = (): void => {
    runs.current += 1;
    desk.current?.end();
    desk.current = null;
    setProgress(null);
  };

  const run = (found: AuditFile[]): Promise<void> =>
    attempt(async () => {
      if (found.length === 0) return;
      stop();
      const mine = runs.current;
      const goesOn = (): boolean => mine === runs.current;
      const made = deskOfItsOwn();
      desk.current = made;
      files.current = found;
      setView(null);
      setAccepted(null);
      setLeft(0);
      setUnread([]);
      setProgress({ done: 0, of: found.length, part: null });
      try {
        await made.ask({ do: "auditBegin", settings });
        for (let at = 0; at < found.length && goesOn(); at += PIECE) {
          const taken = await made.ask({ do: "auditTake", files: found.slice(at, at + PIECE) }, ({ name, done, of }) =>
            setProgress({ done: at, of: found.length, part: { name, share: done / of } }),
          );
          setLeft((before) => before + taken.left);
          setUnread((before) => [...before, ...taken.unread]);
          setProgress({ done: Math.min(at + PIECE, found.length), of: found.length, part: null });
        }
        asked.current = EVERYTHING;
        setQuestion(EVERYTHING);
        await look();
      } finally {
        if (goesOn()) setProgress(null);
      }
    });

  return useMemo(
    () => ({
      progress,
      view,
      question,
      ask: (more: Partial<Asked>) => setQuestion((now) => ({ ...now, ...more })),
      left,
      unread,
      trouble,
      run,
      again: () => run(files.current),
      stop,
      accepted,
      accept: (picked: AuditPicked, why: string) =>
        attempt(async () => {
          setAccepted((await desk.current?.ask({ do: "auditAccept", ...picked, why })) ?? null);
          await look();
        }),
      takeBack: (picked: AuditPicked | "gone") =>
        attempt(async () => {
          setAccepted(null);
          const gone = picked === "gone";
          const those = gone ? { question: EVERYTHING, numbers: [] } : picked;
          await desk.current?.ask({ do: "auditBack", gone, ...those });
          await look();
        }),
      mend: (picked: AuditPicked) =>
        attempt(async () => {
          const mended = await desk.current?.ask({ do: "auditMend", ...picked });
          for (const { name, content } of mended?.files ?? []) saveAs(name.replace(/^.*\//, ""), content);
          if (mended?.table) saveText("affix-old-to-new", "csv", mended.table);
          const [refused] = mended?.refused ?? [];
          if (refused) throw new Refused(refused.problem);
        }),
      save: (form: AuditForm) =>
        attempt(async () => {
          const mine = desk.current;
          if (!mine) return;
          const sentences: string[] = [];
          const notes = await mine.ask({ do: "auditNotes" });
          for (let at = 0; at < notes.length; at += SENTENCES) {
            sentences.push(...notes.slice(at, at + SENTENCES).map(sentence));
            // Whoever types or scrolls meanwhile is not kept waiting.
            await new Promise((resolve) => setTimeout(resolve));
          }
          saveText("affix-audit", form, await mine.ask({ do: "auditReport", form, sentences }));
        }),
    }),
    [progress, view, question, left, unread, trouble, accepted, settings],
  );
}
