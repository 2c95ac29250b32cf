/** Files that the user chose or dropped, by their names with their folders. */

import type { AuditFile } from "../../protocol/desk.js";

/** Files of a file button; those of a folder have its name before theirs. */
export function named(files: readonly File[]): AuditFile[] {
  return files.map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** What was dropped. To be asked in the event itself: afterwards nothing is there any more. */
export function droppedIn(data: DataTransfer): FileSystemEntry[] {
  return [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/** All files in what was dropped, those of folders in theirs. A link to elsewhere is not followed by the browser. */
export async function filesIn(entries: FileSystemEntry[]): Promise<AuditFile[]> {
  const found: AuditFile[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    if (isFile(entry)) {
      const file = await fileOf(entry).catch(() => null);
      if (file) found.push({ name: entry.fullPath.replace(/^\//, ""), file });
    } else if (isFolder(entry)) waiting.push(...(await entriesOf(entry)));
  }
  return found;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A hundred at a time, until there are none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
