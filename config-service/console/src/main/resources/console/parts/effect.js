// The effect of a change that was tried out: on edges, stored responses and the requests of the last hour.
import { html, nothing } from '../view.js';
import { EFFECT } from '../words.js';

/** Of a response's `dryRun`, which isn't of a removal. A domain that isn't there now has no `before`, and no stored responses to speak of. */
export const effect = ({ before, edges, cacheUnusable, lastHour }) => html`
  <p class="quiet">${EFFECT.edges(edges)} ${cacheUnusable ? EFFECT.cacheUnusable(lastHour) : before ? EFFECT.cacheKept : ''}</p>
  ${lastHour
    ? html`<p>${EFFECT.moved(lastHour)} <span class="quiet">${EFFECT.known(lastHour)}</span></p>
        <ul class="quiet">
          ${lastHour.classes.map((each) => html`<li>${EFFECT.ofClass(each)}</li>`)}
        </ul>`
    : nothing}
`;
