import { useEffect, useState } from "preact/hooks";
import type { PayoutThreshold, Picked, ReportQuestion, ReportRows, ReportView } from "../../../pkg/affix.js";
import { onOrdersChanged } from "../../stored/orders.js";
import { thresholds } from "../../stored/thresholds.js";
import { ask } from "../desk.js";
import { whyNot } from "../refused.js";

/** What is asked at first. */
export const FIRST: ReportQuestion = {
  period: "weeks13",
  own: { from: null, until: null },
  network: null,
  currency: null,
  by: "product",
};

/** What the orders come to, now and after every change; the last answer stays until the next has come. */
export function useReport(question: ReportQuestion, shown: boolean) {
  const [view, setView] = useState<ReportView | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    if (!shown) return;
    let latest = 0;
    let over = false;
    const look = (): void => {
      latest += 1;
      const mine = latest;
      ask({ do: "view", question }).then(
        (found) => {
          if (over || mine !== latest) return;
          setTrouble("");
          setView(found);
        },
        (why: unknown) => over || mine !== latest || setTrouble(whyNot(why)),
      );
    };
    look();
    const stop = onOrdersChanged(look);
    return () => {
      over = true;
      stop();
    };
  }, [question, shown]);
  return { view, trouble };
}

/** From what networks pay out, as the user said so, now and after every change. */
export function useThresholds(): PayoutThreshold[] {
  const [said, setSaid] = useState<PayoutThreshold[]>([]);
  useEffect(() => {
    const look = (): void => void thresholds.read().then(setSaid, console.error);
    look();
    return thresholds.onChange(look);
  }, []);
  return said;
}

/** The rows behind a figure. */
export function useRowsOf(question: ReportQuestion, picked: Picked[]) {
  const [found, setFound] = useState<ReportRows | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    let over = false;
    ask({ do: "rows", question, picked }).then(
      (rows) => over || setFound(rows),
      (why: unknown) => over || setTrouble(whyNot(why)),
    );
    return () => {
      over = true;
    };
  }, [question, picked]);
  return { found, trouble };
}
