/** AliExpress' Open Platform, asked with the user's own key; for the worker, in its turn. */

import * as core from "../../pkg/affix.js";
import { asked } from "./load.js";

/** How long the Open Platform is waited for. */
const TIMEOUT_MS = 10_000;

/** A core that dies meanwhile settles nothing, so that is waited out. */
async function alive<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dead = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The core gave no answer.")), 2 * TIMEOUT_MS);
  });
  return Promise.race([answer, dead]).finally(() => clearTimeout(timer));
}

/** What it says of a product. */
export const platformRates = asked((key: core.PlatformKey, question: core.ProductQuestion) =>
  alive(core.openPlatformRates(key, question, Date.now(), TIMEOUT_MS)),
);
/** What it says of several products. */
export const platformDetails = asked((key: core.PlatformKey, question: core.DetailsQuestion) =>
  alive(core.openPlatformDetails(key, question, Date.now(), TIMEOUT_MS)),
);
/** Products to promote. */
export const platformFind = asked((key: core.PlatformKey, question: core.FindQuestion) =>
  alive(core.openPlatformFind(key, question, Date.now(), TIMEOUT_MS)),
);
/** A page of the user's orders. */
export const platformOrders = asked((key: core.PlatformKey, question: core.OrdersQuestion) =>
  alive(core.openPlatformOrders(key, question, Date.now(), TIMEOUT_MS)),
);
/** The user's short link to a page. */
export const platformLink = asked((key: core.PlatformKey, page: string) =>
  alive(core.openPlatformLink(key, page, Date.now(), TIMEOUT_MS)),
);
export const platformTurn = asked((pace: unknown) => core.openPlatformTurn(pace, Date.now()));
export const platformAfter = asked((pace: core.Pace, problem: core.Note | null) =>
  core.openPlatformAfter(pace, problem?.code, problem?.params.seconds, Date.now()),
);
