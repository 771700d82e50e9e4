// Files that are dropped on the page.

/** Only files: what is dragged inside the editor is the editor's. */
const hasFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** The browser would open it in place of the page. */
export function takesFiles(event: DragEvent): void {
  if (hasFile(event)) event.preventDefault();
}

export function dropped(event: DragEvent, take: (file: File) => void): void {
  if (!hasFile(event)) return;
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) take(file);
}
