import { useState } from "preact/hooks";
import type { Format, PostItem } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { postOf } from "../../posts/post.js";
import { BOT_FORMATS, FORMATS, formatName } from "../../words/names.js";
import { Chips } from "../controls/Chips.js";
import { Disclosure } from "../controls/Disclosure.js";
import { usePosting } from "../hooks/usePosting.js";
import { ComposedText } from "./ComposedText.js";
import { DisclosureChoice } from "./DisclosureChoice.js";
import { NotStored } from "./NotStored.js";
import { QrCode } from "./QrCode.js";

const QR = "qr";

interface CopyAsProps {
  item: PostItem;
  /** With the format that was taken along. */
  onCopied: (format: string) => void;
}

/** The link as a post for one place or another, or as a QR code. */
export function CopyAs({ item, onCopied }: CopyAsProps) {
  const [posting, change, trouble] = usePosting();
  const [open, setOpen] = useState(false);
  const [qr, setQr] = useState(false);
  const format = posting?.format ?? "link";
  // The line stands there from the start: what comes below it must not move under the pointer.
  return (
    <Disclosure
      label={text("ui_copy_as")}
      aside={posting && <span class="aside-text">{formatName(qr ? QR : format)}</span>}
      onToggle={setOpen}
    >
      {open && posting && (
        <div class="stack">
          <Chips
            label={text("ui_format")}
            value={qr ? QR : format}
            choices={[...FORMATS, ...BOT_FORMATS, QR as typeof QR].map((value) => ({
              value,
              label: formatName(value),
            }))}
            onChange={(chosen) => {
              setQr(chosen === QR);
              if (chosen !== QR) change({ format: chosen as Format });
            }}
          />
          {qr ? (
            <QrCode link={item.link} onSaved={() => onCopied(QR)} />
          ) : (
            <>
              <ComposedText post={postOf(posting, [item], format)} onCopied={() => onCopied(format)} />
              <DisclosureChoice posting={posting} change={change} />
            </>
          )}
          <NotStored why={trouble} />
        </div>
      )}
    </Disclosure>
  );
}
