// A dialog that is made when it is wanted, and gone when it is closed.
import '../../style/work.css';

/** `label`: the id of its heading. */
export function openDialog(label: string): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', label);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
