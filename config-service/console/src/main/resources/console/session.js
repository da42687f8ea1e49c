// Reloads the page without a session, or with other roles, but never while a dialog is open.
let over = null;
let leaving = false;
/** The redraw functions of open dialogs. */
const dialogs = new Set();

/** Reloads the page for a reason; sign-in returns to it. With null it stays. */
export function leave(why) {
  over = why;
  dialogs.forEach((redraw) => redraw());
  go();
}

/** The reason for the reload; null without one. */
export const leftFor = () => over;

export const anyDialog = () => dialogs.size > 0;

/** Keeps the page while a dialog is open; returns a function to release it. */
export function stay(redraw) {
  dialogs.add(redraw);
  return () => {
    dialogs.delete(redraw);
    go();
  };
}

function go() {
  if (over !== null && !anyDialog() && !leaving) {
    leaving = true;
    location.reload();
  }
}
