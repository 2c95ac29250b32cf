import { deskOfItsOwn } from "../ui/desk.js";

/** The worker that all rooms share. */
export const { ask } = deskOfItsOwn();
