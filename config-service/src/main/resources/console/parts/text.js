// Small things that pages show: times, ages, messages, values.
import { html, nothing } from '../view.js';

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
];
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY_MS = 86_400_000;

/** A moment as a clock shows it, and with its day once that is another one. */
export function clock(instant) {
  const date = new Date(instant);
  return Date.now() - date < DAY_MS ? CLOCK.format(date) : FULL.format(date);
}

/** A duration by its largest unit. */
export function duration(ms) {
  const unit = UNITS.find(([length]) => ms >= length);
  return unit ? `${Math.floor(ms / unit[0])} ${unit[1]}` : '0 s';
}

/** A moment by its age; the whole of it is in the title. One that no calendar has is shown as it was told. */
export function ago(instant) {
  if (!instant) {
    return nothing;
  }
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return instant;
  }
  return html`<time datetime=${instant} title=${FULL.format(date)}>${duration(Math.max(0, Date.now() - date))} ago</time>`;
}

/** How long something has been so. */
export function lasted(instant) {
  const date = new Date(instant);
  return html`<time datetime=${instant} title=${FULL.format(date)}>${duration(Math.max(0, Date.now() - date))}</time>`;
}

/** A moment by its day. */
export function day(instant) {
  const date = new Date(instant);
  return html`<time datetime=${instant} title=${FULL.format(date)}>${DAY.format(date)}</time>`;
}

/** A state by a shape, a colour and its word. */
export function state(kind, word, title) {
  return html`<span class="state ${kind}" title=${title || ''}>${word}</span>`;
}

/** What was refused or failed; nothing when there is nothing to say. */
export function message(failure) {
  return failure ? html`<p class="message" role="alert">${failure.message}</p>` : nothing;
}

/** How many there are of something. */
export const count = (many, of) => `${many.toLocaleString()} ${of}${many === 1 ? '' : 's'}`;

export const loading = html`<p class="quiet" role="status">Loading…</p>`;

/** Where a request goes: scheme and port. */
export const target = (to) => (to ? `${to.scheme.toUpperCase()} ${to.port}` : '–');

export const TYPES = {
  FOLLOW: ['Follow', 'The protocol of the client: HTTPS requests go to port 443, HTTP requests to port 80. The origin needs both ports.'],
  HTTP: ['HTTP', 'Always HTTP, to port 80, whatever the client uses.'],
  HTTPS: ['HTTPS', 'Always HTTPS, to port 443, whatever the client uses.'],
};

export function typeName(type) {
  return (TYPES[type] || [type])[0];
}

/** A value of a domain's state as text. */
export function shown(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Who made something: the name, which anybody may have chosen, and beside it kind, teams and id, where they were kept. */
export function who(author, name) {
  return author
    ? html`${name} <span class="quiet">(${author.kind}${author.teams ? ` of ${author.teams.join(', ')}` : ''}, ${author.id})</span>`
    : name;
}
