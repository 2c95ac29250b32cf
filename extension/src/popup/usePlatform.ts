/** What the Open Platform says of the product in front. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Settings } from "../../pkg/affix.js";
import { textLanguage } from "../browser/catalogue.js";
import { askPlatform } from "../browser/openPlatform.js";
import type { PlatformSaid } from "../protocol/messages.js";
import { usePlatformState } from "../ui/hooks/usePlatformState.js";

export interface Platform {
  /** `null` until the first answer. */
  said: PlatformSaid | null;
  asking: boolean;
  again: () => void;
}

/** Asks the worker, which asks the Open Platform where it has to. Without a key and the permission nobody is asked. */
export function usePlatform(productId: string | null, settings: Settings | null): Platform | null {
  const on = usePlatformState()?.on ?? false;
  const [said, setSaid] = useState<PlatformSaid | null>(null);
  const [asking, setAsking] = useState(false);
  const latest = useRef(0);
  const country = settings?.market ?? null;
  const currency = settings?.currency ?? null;
  const ready = on && productId !== null && settings !== null;

  function ask(again: boolean): void {
    const mine = ++latest.current;
    if (!ready) return;
    setAsking(true);
    const question = { productId, country, currency, language: textLanguage().lang };
    const done = (answer: PlatformSaid | null): void => {
      if (mine !== latest.current) return;
      setAsking(false);
      setSaid(answer);
    };
    askPlatform<"platform_product">({ kind: "platform_product", question, again }).then(done, () => done(null));
  }

  useEffect(() => {
    setSaid(null);
    setAsking(false);
    ask(false);
  }, [ready, productId, country, currency]);

  return ready && (said || asking) ? { said, asking, again: () => ask(true) } : null;
}
