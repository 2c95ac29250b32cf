import type { ComponentChildren } from "preact";
import { Logo } from "../controls/Icon.js";

/** The bar at the top of every page of ours. */
export function Header({ children }: { children?: ComponentChildren }) {
  return (
    <header class="head">
      <Logo />
      <strong translate={false}>Affix</strong>
      {children}
    </header>
  );
}
