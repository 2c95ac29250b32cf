import { Icon } from "./Icon.js";

/** What is wrong with the field above, and what to do. */
export function Wrong({ id, children }: { id: string; children: string }) {
  return (
    <p class="wrong" id={id}>
      <Icon name="warn" />
      <span>{children}</span>
    </p>
  );
}
