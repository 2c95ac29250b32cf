/** Workers that hold much, as a page asks them. One begins with the first question and lives as long as the page. */

import type { Answers, Asked, Question, ReadingProgress, Told } from "../protocol/desk.js";
import { Refused } from "./refused.js";

interface Waiting {
  done: (answer: unknown) => void;
  failed: (why: unknown) => void;
  onProgress: ((progress: ReadingProgress) => void) | undefined;
}

export interface Desk {
  /** Asks the worker. Throws a {@link Refused} with the sentence why there is no answer. */
  ask: <D extends Asked["do"]>(
    asked: Extract<Asked, { do: D }>,
    onProgress?: (progress: ReadingProgress) => void,
  ) => Promise<Answers[D]>;
  /** Ends the worker with all that it holds, whatever it does; nobody who waits is answered. */
  end: () => void;
}

/** A worker of one's own. */
export function deskOfItsOwn(): Desk {
  let worker: Worker | undefined;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  function started(): Worker {
    if (worker) return worker;
    const made = new Worker("desk.js", { type: "module" });
    made.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
    made.onerror = (event) => {
      // It could not be loaded, or died: whoever waits is told, and the next question begins another.
      worker = undefined;
      made.terminate();
      for (const { failed } of waiting.values()) failed(new Error(event.message));
      waiting.clear();
    };
    worker = made;
    return made;
  }

  function hear(told: Told): void {
    const asker = waiting.get(told.id);
    if (!asker) return;
    if ("progress" in told) return asker.onProgress?.(told.progress);
    waiting.delete(told.id);
    if ("problem" in told) asker.failed(new Refused(told.problem));
    else asker.done("json" in told ? JSON.parse(told.json) : told.answer);
  }

  return {
    ask: <D extends Asked["do"]>(
      asked: Extract<Asked, { do: D }>,
      onProgress?: (progress: ReadingProgress) => void,
    ): Promise<Answers[D]> => {
      const { promise, resolve, reject } = Promise.withResolvers<Answers[D]>();
      last += 1;
      waiting.set(last, { done: resolve as (answer: unknown) => void, failed: reject, onProgress });
      started().postMessage({ id: last, asked } satisfies Question);
      return promise;
    },
    end: () => {
      worker?.terminate();
      worker = undefined;
      waiting.clear();
    },
  };
}
