import type { ButtonHTMLAttributes, ComponentChildren, Ref } from "preact";
import { Icon, type IconName } from "./Icon.js";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "icon"> {
  /** `main` once a view, `plain` beside it, `quiet` in running text, `round` for a drawing alone. */
  kind?: "main" | "plain" | "quiet" | "round" | "plain bad";
  drawing?: IconName;
  children?: ComponentChildren;
  hold?: Ref<HTMLButtonElement> | undefined;
}

export function Button({ kind = "plain", drawing, children, hold, class: extra, ...rest }: ButtonProps) {
  return (
    <button type="button" class={`button ${kind}${extra ? ` ${String(extra)}` : ""}`} ref={hold ?? null} {...rest}>
      {drawing && <Icon name={drawing} />}
      {children}
    </button>
  );
}

/** A button that shows a drawing only; `label` is its name and its tooltip. */
export function RoundButton({ label, ...rest }: ButtonProps & { label: string; drawing: IconName }) {
  return <Button kind="round" aria-label={label} title={label} {...rest} />;
}
