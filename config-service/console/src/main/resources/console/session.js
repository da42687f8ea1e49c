// Reloads the page without a session, or with other roles, but never while a dialog is open.
let over = null;
let leaving = false;
/** The open dialogs, the latest last: the functions that redraw and close one. */
const dialogs = new Set();

/** Reloads the page for a reason; sign-in returns to it. With null it stays. */
export function leave(why) {
  over = why;
  dialogs.forEach(({ redraw }) => redraw());
  go();
}

/** The reason for the reload; null without one. */
export const leftFor = () => over;

export const anyDialog = () => dialogs.size > 0;

/** Closes the front dialog, unless it has to stay. */
export const closeFront = () => [...dialogs].at(-1).close();

/** Keeps the page while a dialog is open; returns a function to release it. */
export function stay(dialog) {
  dialogs.add(dialog);
  return () => {
    dialogs.delete(dialog);
    go();
  };
}

function go() {
  if (over !== null && !anyDialog() && !leaving) {
    leaving = true;
    location.reload();
  }
}
