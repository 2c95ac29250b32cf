/** Whether the user has folded the workbench's rail. */

import { cell } from "./cell.js";

export const railFolded = cell<boolean>({ name: "railFolded", read: (stored) => stored === true });
