import { useId } from "preact/hooks";
import type { ProfileColor } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { COLORS, colorName, shade } from "../words/colors.js";

interface ColorChoiceProps {
  value: ProfileColor | undefined;
  onChange: (color: ProfileColor) => void;
}

/** What marks a profile wherever links are made, on the toolbar button too. */
export function ColorChoice({ value, onChange }: ColorChoiceProps) {
  const name = useId();
  return (
    <fieldset class="colors">
      <legend class="label">{text("ui_color")}</legend>
      {COLORS.map((color) => (
        <label key={color} title={colorName(color)} style={{ color: shade(color) }}>
          <input
            type="radio"
            name={name}
            aria-label={colorName(color)}
            checked={color === value}
            onChange={() => onChange(color)}
          />
        </label>
      ))}
    </fieldset>
  );
}
