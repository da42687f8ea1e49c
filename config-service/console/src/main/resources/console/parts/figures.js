// Numbers: a strip of them, a bar by state, progress, and pills.
import { html, nothing } from '../view.js';
import { number } from '../language.js';
import { icon } from './icons.js';
import { state } from './text.js';

/** A short word of a kind, such as a redirect type. Looks: 'strong' for the strictest, 'plain', 'off'. */
export const pill = (word, looks = 'plain') => html`<span class="pill ${looks}">${word}</span>`;

/**
 * A strip of numbers, each a link to the counted items.
 *
 * @param {{title: string, value: any, href: string, kind?: 'good'|'bad'|'wait'|'unknown', note?: any}[]} items an unknown value is "–", of the kind 'unknown'
 */
export const numbers = (label, items) => html`<ul class="numbers" aria-label=${label}>
  ${items.map(
    ({ title, value, href, kind, note }) => html`<li class=${kind || nothing}>
      <a href=${href}><span class="title">${title}</span> <span class="value">${kind ? icon(kind) : nothing}${value}</span></a>
      <span class="note clamp">${note ?? nothing}</span>
    </li>`,
  )}
</ul>`;

/**
 * A bar by state, with its legend; parts without members are left out.
 *
 * @param {{kind: 'good'|'bad'|'wait'|'unknown', word: string, number: number, href?: string}[]} parts
 */
export function stackedBar(label, parts) {
  const shown = parts.filter((part) => part.number > 0);
  return html`<div class="stacked" role="group" aria-label=${label}>
    <div class="bands" aria-hidden="true">${shown.map((part) => html`<span class=${part.kind} .style=${`flex-grow: ${part.number}`}></span>`)}</div>
    <ul class="legend">
      ${shown.map((part) => {
        const text = html`${state(part.kind, part.word)} <strong>${number(part.number)}</strong>`;
        return html`<li>${part.href ? html`<a href=${part.href}>${text}</a>` : text}</li>`;
      })}
    </ul>
  </div>`;
}

/** Progress with its words, such as "120 of 1,000 processed". */
export const progress = (done, all, words) => html`<div class="progress">
  <progress max=${all || 1} .value=${done} aria-label=${words}></progress>
  <span class="quiet">${words}</span>
</div>`;
