// Common small parts of pages: times, ages, messages, values.
import { html, nothing } from '../view.js';
import { now } from '../clock.js';
import { dateFormat } from '../language.js';
import { icon } from './icons.js';
import { COMMON, redirectTypeWords, TIME, warningTexts } from '../words.js';

const UNITS = [
  [86_400_000, TIME.days],
  [3_600_000, TIME.hours],
  [60_000, TIME.minutes],
  [1000, TIME.seconds],
];
const DAY = dateFormat({ dateStyle: 'medium' });
const FULL = dateFormat({ dateStyle: 'medium', timeStyle: 'medium' });

const CLOCK = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const TO_THE_SECOND = dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY_MS = 86_400_000;

/** A time of day, with its date after a day. */
export function clock(instant) {
  const date = new Date(instant);
  return now() - date < DAY_MS ? CLOCK.format(date) : FULL.format(date);
}

/** A time of the present day, to the second. */
export const second = (instant) => TO_THE_SECOND.format(new Date(instant));

/** A duration by its largest unit. */
export function duration(ms) {
  const unit = UNITS.find(([length]) => ms >= length);
  return unit ? unit[1](Math.floor(ms / unit[0])) : TIME.seconds(0);
}

/** The age of a moment, in words. */
export const age = (instant) => duration(Math.max(0, now() - new Date(instant)));

/** The same, with the full time on hover and focus. An invalid time is shown unchanged. */
export function ago(instant) {
  if (!instant) {
    return nothing;
  }
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return instant;
  }
  return html`<time datetime=${instant} data-whole=${FULL.format(date)}>${TIME.ago(age(date))}</time>`;
}

/** The time until a moment to come, with its full time on hover and focus. */
export function until(instant) {
  const date = new Date(instant);
  return html`<time datetime=${instant} data-whole=${FULL.format(date)}>${TIME.until(duration(Math.max(0, date - now())))}</time>`;
}

/** A moment with its date. */
export const moment = (instant) => FULL.format(new Date(instant));

/** The duration since a moment. */
export function lasted(instant) {
  const date = new Date(instant);
  return html`<time datetime=${instant} data-whole=${FULL.format(date)}>${age(date)}</time>`;
}

/** The date of a moment. */
export function day(instant) {
  const date = new Date(instant);
  return html`<time datetime=${instant} data-whole=${FULL.format(date)}>${DAY.format(date)}</time>`;
}

/**
 * A state: icon, word and colour.
 *
 * @param {'good'|'bad'|'wait'|'unknown'} kind
 * @param {string} [why] shown on hover, and on focus of its row
 */
export const state = (kind, word, why) => html`<span class="state ${kind}" data-whole=${why || nothing}>${icon(kind)}${word}</span>`;

/** The message of a failure; nothing without one. */
export function message(failure) {
  return failure ? html`<p class="message" role="alert">${failure.message}</p>${original(failure.original)}` : nothing;
}

/** The service's own words, on demand; nothing where the page has them already. */
export const original = (text) =>
  text
    ? html`<details class="original">
        <summary>${COMMON.original}</summary>
        <span lang="en">${text}</span>
      </details>`
    : nothing;

/** A text in one line, with the service's own words behind it, where it has others. */
export const inLine = (told) => html`${told.text}${told.original ? html` <span class="quiet" lang="en">${told.original}</span>` : nothing}`;

/** Warnings of the API. */
export const warnings = (of) => distinct(of).map((warning) => html`<div class="warning">${warned(warning)}</div>`);

/** The texts of warnings of the API, or of those with a `text` of their own: each text once. */
export function distinct(of) {
  const found = new Map();
  of.forEach((warning) => {
    const told = warning.text ? warning : warningTexts(warning);
    found.set(told.text, { code: warning.code, text: told.text, original: [found.get(told.text)?.original, told.original].filter(Boolean).join(' ') });
  });
  return [...found.values()];
}

/** One of them. */
export const warned = (warning) => html`${warning.text}${original(warning.original)}`;

export const loading = html`<p class="quiet" role="status">${COMMON.loading}</p>`;

/** The target of a request: scheme and port. */
export const target = (to) => (to ? COMMON.target(to.scheme, to.port) : COMMON.none);

export const typeName = (type) => redirectTypeWords(type)[0];

/** A pair of ports as text. */
export const portsShown = ({ http, https }) => ({ http: shown(http), https: shown(https) });

/** A value of a domain's state as text. */
export function shown(value) {
  if (value === null || value === undefined) {
    return COMMON.none;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An author: the freely chosen name, and kind, teams and id, where they are kept. */
export function who(author, name) {
  return author ? html`${name} <span class="quiet">${COMMON.identity(author)}</span>` : name;
}
