// Notices of a page: its head, its statement, callouts, empty states and skeletons.
import { html, nothing } from '../view.js';
import { icon } from './icons.js';
import { ago } from './text.js';
import { COMMON } from '../words.js';

/**
 * The head of a page.
 *
 * @param {{title: string, trail?: {href: string, title: string}, state?: any, actions?: any, tabs?: any}} options
 *   `state` is one sentence (statement), or its place while it loads (skeleton(1)); `actions` is the page's one place for them
 */
export const head = ({ title, trail, state, actions, tabs }) => html`<div class="page-head">
  ${trail ? html`<p class="trail"><a href=${trail.href}>${trail.title}</a></p>` : nothing}
  <div class="page-title">
    <h1 class="clamp" tabindex="-1">${title}</h1>
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </div>
  ${state ? html`<div class="page-state">${state}</div>` : nothing} ${tabs || nothing}
</div>`;

/** A state in one sentence, which may have links. */
export const statement = (kind, content) => html`<p class="statement ${kind}">${icon(kind)}<span>${content}</span></p>`;

/** A state of `since`, unless that is undefined: good is only what is of now. */
export const statementAsOf = (since, kind, content) =>
  since ? statement(kind === 'good' ? 'unknown' : kind, html`${content} <span class="quiet">${COMMON.lastUpdated(ago(since))}</span>`) : statement(kind, content);

const ICONS = { finding: 'bad', error: 'bad', warning: 'warning', note: 'unknown' };

/**
 * A callout: something to know, or to do.
 *
 * @param {'finding'|'error'|'warning'|'note'} kind an error is announced at once
 * @param {{title?: any, content?: any, actions?: any}} options
 */
export const callout = (kind, { title, content, actions }) => html`<div class="callout ${kind}" role=${kind === 'error' ? 'alert' : nothing}>
  ${icon(ICONS[kind])}
  <div class="callout-text">${title ? html`<strong>${title}</strong>` : nothing} ${content ?? nothing}</div>
  ${actions ? html`<div class="actions">${actions}</div>` : nothing}
</div>`;

/** A list without entries: why, and what to do about it. */
export const empty = (text, action) => html`<div class="empty"><p>${text}</p>${action || nothing}</div>`;

/**
 * A skeleton: it keeps the place of so many lines until they are loaded.
 *
 * @param {'lines'|'rows'|'block'} [shape] lines of text, rows of a list, or one block of so many rows
 */
export const skeleton = (number = 3, shape = 'lines') => html`<div class="skeleton ${shape}">
  <span class="unseen" role="status">${COMMON.loading}</span>
  ${Array.from({ length: number }, () => html`<div class="bone"></div>`)}
</div>`;
