import { useRef } from "preact/hooks";
import { Button } from "./Button.js";
import type { IconName } from "./Icon.js";

interface FileButtonProps {
  label: string;
  drawing?: IconName;
  /** Endings and types of the files that fit. */
  accept: string;
  multiple?: boolean;
  /** Everything in a folder. */
  folder?: boolean;
  onChoose: (files: File[]) => Promise<void>;
}

/** A button that lets the user choose files. */
export function FileButton({ label, drawing, accept, multiple, folder, onChoose }: FileButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...(drawing && { drawing })} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept={accept}
        multiple={multiple}
        {...(folder && { webkitdirectory: true })}
        hidden
        aria-label={label}
        onChange={(event) => {
          const input = event.currentTarget;
          void onChoose([...(input.files ?? [])]).then(() => {
            // So that choosing the same file again counts as a change.
            input.value = "";
          });
        }}
      />
    </>
  );
}
