/** Estimates in AliExpress' own pages: the user's wish, and what becomes of it with the browser's permission. */

import { forbidPages, mayReadPages, onPermissions, permitPages } from "../browser/permissions.js";
import { cell } from "./cell.js";
import { askForPlatform, platformState } from "./openPlatform.js";

/** The user asked for them. */
export const inlineWanted = cell<boolean>({ name: "inlineWanted", read: (stored) => stored === true });

export interface InlineState {
  /** The user asked for it. */
  wanted: boolean;
  /** The browser's permission is there. */
  granted: boolean;
  /** Both. */
  on: boolean;
}

export async function inlineState(): Promise<InlineState> {
  const [wanted, granted] = await Promise.all([inlineWanted.read(), mayReadPages()]);
  return { wanted, granted, on: wanted && granted };
}

/**
 * Asks for the permission. Call it straight from the click. The prompt may close the popup that
 * called, so the worker does the rest when the permission arrives.
 */
export async function turnInlineOn(): Promise<boolean> {
  const noted = inlineWanted.write(true);
  const granted = await permitPages();
  await noted;
  if (!granted) await inlineWanted.write(false);
  return granted;
}

/**
 * Takes every layer away and gives the permission back. The Open Platform's lies within it and goes with
 * it: a user with a key keeps that. Call it straight from the click.
 */
export async function turnInlineOff(): Promise<void> {
  const { on } = await platformState();
  await giveInlineBack();
  if (on && !(await platformState()).on) await askForPlatform();
}

export async function giveInlineBack(): Promise<void> {
  await inlineWanted.write(false);
  await forbidPages();
}

/** Calls back whenever {@link inlineState} may have changed. Returns the way to stop. */
export function onInlineChanged(callback: () => void): () => void {
  const stops = [onPermissions(callback), inlineWanted.onChange(callback)];
  return () => {
    for (const stop of stops) stop();
  };
}
