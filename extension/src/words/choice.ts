/** One of several values, and what it is called. */
export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

/** Choices under a heading. */
export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}
