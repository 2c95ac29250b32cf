interface SwitchProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  /** Id of the text that explains it. */
  explainedBy?: string;
  disabled?: boolean;
}

export function Switch({ label, on, onChange, explainedBy, disabled }: SwitchProps) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        disabled={disabled}
        aria-describedby={explainedBy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
