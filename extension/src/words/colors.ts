/** The colours of profiles. A colour never says anything that a name does not say too. */

import type { ProfileColor } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";

/** Each in its two themes, told apart from a card of ours there: 3:1 at least. */
const SHADES: Record<ProfileColor, { light: string; dark: string }> = {
  violet: { light: "#6d45b8", dark: "#b79cf2" },
  orange: { light: "#b8560b", dark: "#f0a35e" },
  blue: { light: "#1f66c1", dark: "#7fb4f5" },
  pink: { light: "#b3246f", dark: "#f290bf" },
  green: { light: "#3d7a1c", dark: "#9fd37a" },
  brown: { light: "#7a4e2d", dark: "#cfa585" },
  cyan: { light: "#0d7490", dark: "#6fcbe3" },
  grey: { light: "#56635f", dark: "#a2b3ad" },
};

/** All, in the order in which profiles get them. */
export const COLORS = Object.keys(SHADES) as ProfileColor[];

/** What a profile's colour is until the settings have given it one. */
const FIRST: ProfileColor = "violet";

/** A colour for a style sheet, in whichever theme it stands. */
export function shade(color: ProfileColor = FIRST): string {
  const { light, dark } = SHADES[color];
  return `light-dark(${light}, ${dark})`;
}

/** A colour for what has no theme: the toolbar button. */
export function plainShade(color: ProfileColor = FIRST): string {
  return SHADES[color].light;
}

export function colorName(color: ProfileColor): string {
  return text(`ui_color_${color}`);
}
