// Copying a text that is still being made. WebKit lets a page copy only while it answers to a press, so the clipboard is
// asked at once and gets the text when that is there.

export interface Copying {
  text: Promise<string | undefined>;
  /** Whether it was copied. */
  done: Promise<boolean>;
}

export function copyLater(text: Promise<string | undefined>): Copying {
  return {
    text,
    done: copy(text).then(
      () => true,
      () => false,
    ),
  };
}

async function copy(making: Promise<string | undefined>): Promise<void> {
  const blob = making.then((text) => {
    if (text === undefined) throw new Error('there is nothing to copy');
    return new Blob([text], { type: 'text/plain' });
  });
  blob.catch(() => undefined);
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
