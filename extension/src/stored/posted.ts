/** What the user marked as posted. */

import type { Posted } from "../../pkg/affix.js";
import { change, look, onChange } from "./database.js";

/** A post and the key that it is erased by. */
export interface KeptPost extends Posted {
  key: number;
}

/** Everything that was posted, the newest first. */
export async function readPosted(): Promise<KeptPost[]> {
  return look(async (database) => {
    const { store } = database.transaction("posted");
    const [keys, posts] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return posts.map((post, at) => ({ ...post, key: keys[at] ?? 0 })).reverse();
  });
}

export async function addPosted(post: Posted): Promise<void> {
  await change(["posted"], (all) => all.objectStore("posted").add(post));
}

/** Puts posts back that were taken away. */
export async function putPosted(posts: KeptPost[]): Promise<void> {
  await change(["posted"], (all) => {
    const posted = all.objectStore("posted");
    return Promise.all(posts.map(({ key, ...post }) => posted.put(post, key)));
  });
}

export async function eraseFromPosted(keys: number[]): Promise<void> {
  await change(["posted"], (all) => {
    const posted = all.objectStore("posted");
    return Promise.all(keys.map((key) => posted.delete(key)));
  });
}

export async function erasePosted(): Promise<void> {
  await change(["posted"], (all) => all.objectStore("posted").clear());
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onPostedChanged(callback: () => void): () => void {
  return onChange("posted", callback);
}
