/** Where one is in the workbench, as the page's address says it: `#settings/profiles`. */

import { useEffect, useState } from "preact/hooks";
import { SECTION_NAMES } from "./settings/groups.js";

/** The rooms that have something in them, in the rail's order, each with its parts. */
export const ROOMS = {
  today: [],
  products: ["seen", "find"],
  reports: ["forecast", "held"],
  content: ["posted"],
  audit: [],
  calendar: [],
  links: ["list", "copied"],
  settings: SECTION_NAMES,
} as const satisfies Record<string, readonly string[]>;

/** Parts that are no fixed ones: products by their number, drafts by what they are known by. */
const NUMBERED: Partial<Record<keyof typeof ROOMS, RegExp>> = {
  products: /^\d{8,16}$/,
  content: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

export type RoomName = keyof typeof ROOMS;

export const ROOM_NAMES = Object.keys(ROOMS) as RoomName[];

export interface Address {
  room: RoomName;
  /** Empty where the address names the room alone. */
  part: string;
  /** It names something that is not there, and leads to Today. */
  unknown: boolean;
}

export function readAddress(hash: string): Address {
  const [name = "", part = "", ...more] = hash.replace(/^#/, "").split("/");
  if (name === "") return { room: "today", part: "", unknown: false };
  const room = ROOM_NAMES.find((known) => known === name);
  const parts: readonly string[] = room ? ROOMS[room] : [];
  if (!room || more.length > 0 || (part !== "" && !parts.includes(part) && !NUMBERED[room]?.test(part))) {
    return { room: "today", part: "", unknown: true };
  }
  return { room, part, unknown: false };
}

/** The page's address, and every one that it gets. */
export function useAddress(): Address {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  useEffect(() => {
    const follow = (): void => setAddress(readAddress(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return address;
}

/** Goes to a room, as a link to it does. */
export function goTo(address: string): void {
  location.hash = address;
}
