import { Notice } from "../controls/Notice.js";

/** That what is stored is as it was, and why; nothing while `why` is empty. */
export function NotStored({ why }: { why: string }) {
  if (!why) return null;
  return (
    <Notice tone="bad" alert>
      {why}
    </Notice>
  );
}
