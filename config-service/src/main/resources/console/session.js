// The end of what this page began with: who was signed in isn't any more, or may other things. The page is loaded anew, but never while a dialog is open.
let over = null;
let leaving = false;
/** What draws the open dialogs. */
const dialogs = new Set();

/** Says why the page has to be loaded anew; sign-in then knows where to come back to. */
export function leave(why) {
  if (over === null) {
    over = why;
    dialogs.forEach((redraw) => redraw());
  }
  go();
}

/** Why the page has to be loaded anew; null when it hasn't. */
export const leftFor = () => over;

export const anyDialog = () => dialogs.size > 0;

/** Keeps the page while a dialog is open; returns what ends that. */
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
