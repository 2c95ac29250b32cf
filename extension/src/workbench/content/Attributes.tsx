import { useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import type { DraftProduct } from "../../core/desk/drafts.js";
import { Field } from "../../ui/controls/Field.js";

type Attribute = DraftProduct["attributes"][number];

interface AttributesProps {
  attributes: Attribute[];
  change: (attributes: Attribute[]) => void;
}

/** What a page names, a line each. What is typed stays as it is, also a line that is half done. */
export function Attributes({ attributes, change }: AttributesProps) {
  const [typed, setTyped] = useState("");
  const there = written(attributes);
  return (
    <Field
      area
      label={text("ui_draft_product_attributes")}
      hint={text("ui_draft_product_attributes_hint")}
      value={written(read(typed)) === there ? typed : there}
      onInput={(lines) => {
        setTyped(lines);
        change(read(lines));
      }}
    />
  );
}

function written(attributes: Attribute[]): string {
  return attributes.map(({ name, value }) => `${name}: ${value}`.replace(/\s+/g, " ")).join("\n");
}

/** A line without a name or without a value is none yet. A colon with a space parts them; else the first colon. */
function read(lines: string): Attribute[] {
  return lines.split("\n").flatMap((line) => {
    const [name = "", ...rest] = line.split(line.includes(": ") ? ": " : ":");
    const value = rest.join(line.includes(": ") ? ": " : ":").trim();
    return name.trim() && value ? [{ name: name.trim(), value }] : [];
  });
}
