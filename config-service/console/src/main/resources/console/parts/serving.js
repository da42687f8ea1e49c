// Stopped domains: their mark, and the dialog that stops or starts one.
import { withModule } from './on-demand.js';
import { state } from './text.js';
import { SERVING } from '../words.js';

/** The mark of a stopped domain. */
export const stopped = state('bad', SERVING.stopped, SERVING.response);

/** Opens the dialog that stops a domain, or starts it. */
export const turnServing = (domain, path, written) => withModule(() => import('./serving-dialog.js'), (module) => module.turnServing(domain, path, written));
