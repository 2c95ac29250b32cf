import type { ComponentChildren } from "preact";
import { Logo } from "../controls/Icon.js";

interface HeaderProps {
  /** The logo alone stands for the name: there is no room for both. */
  narrow?: boolean;
  children?: ComponentChildren;
}

/** The bar at the top of every page of ours. */
export function Header({ narrow, children }: HeaderProps) {
  return (
    <header class={narrow ? "head narrow" : "head"}>
      <Logo />
      {!narrow && <strong translate={false}>Affix</strong>}
      {children}
    </header>
  );
}
