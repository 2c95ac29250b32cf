import { type ReadPage, useAbout } from "./useAbout.js";

/** The page that the panel is about, as it was read, if there is one. */
export interface OpenedOn {
  page: ReadPage | null;
}

/** `null` until it is known. */
export function useOpenedOn(): OpenedOn | null {
  const { known, page } = useAbout();
  return known ? { page } : null;
}
