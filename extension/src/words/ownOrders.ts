import type { OwnOrders } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { number, percent } from "./money.js";
import { count } from "./sentences.js";

/** How many orders of their own the user has of a product, and how many of those decided came back. */
export function ownOrdersText({ orders, decided, void: gone, returned }: OwnOrders): string {
  const own = count("ui_own_orders", orders);
  if (returned !== null) return text("ui_own_returned", { own, share: percent(returned) });
  return decided > 0 ? text("ui_own_few_returned", { own, gone: number(gone), decided: number(decided) }) : own;
}
