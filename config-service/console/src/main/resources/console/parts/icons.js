// Icons, 16 by 16, in the colour of the text around them. They say nothing alone: a word stands beside them, or is the name of their control.
import { html, svg } from '../view.js';

const SHAPES = {
  access: svg`<circle cx="5" cy="10.5" r="3" /><path d="M7.2 8.4 13.5 2M10.5 5l2 2" />`,
  alerts: svg`<path d="M8 1.8a4.2 4.2 0 0 0-4.2 4.2c0 4-1.6 5-1.6 5h11.6s-1.6-1-1.6-5A4.2 4.2 0 0 0 8 1.8ZM6.6 13.4a1.5 1.5 0 0 0 2.8 0" />`,
  audit: svg`<path d="M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3" />`,
  bad: svg`<path class="filled" d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" /><path class="cut" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />`,
  'change-requests': svg`<path d="M2 9.5h3.5l1 2h3l1-2H14M2 9.5v4h12v-4L12 3H4z" />`,
  check: svg`<path d="m3 8.5 3.2 3.2L13 4.8" />`,
  close: svg`<path d="m3.5 3.5 9 9m0-9-9 9" />`,
  columns: svg`<path d="M2 2.5h12v11H2zM6 2.5v11M10 2.5v11" />`,
  copy: svg`<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />`,
  domains: svg`<circle cx="8" cy="8" r="6.2" /><path d="M1.8 8h12.4M8 1.8c4 4 4 8.4 0 12.4M8 1.8c-4 4-4 8.4 0 12.4" />`,
  down: svg`<path d="m4 6 4 4 4-4" />`,
  edges: svg`<path d="M2 2.5h12v4.5H2zM2 9h12v4.5H2zM4.5 4.8h1M4.5 11.3h1" />`,
  good: svg`<circle class="filled" cx="8" cy="8" r="6.5" /><path class="cut" d="m5 8.3 2.1 2.1 4-4.6" />`,
  language: svg`<path d="M1.5 4h7M5 2.3V4M7.6 4c-.8 2.6-2.6 4.6-5.6 6M3.2 6.2c1 1.7 2.3 2.9 4 3.6M8 14l3-7.5L14 14M9.1 11.5h3.8" />`,
  menu: svg`<path d="M2 4h12M2 8h12M2 12h12" />`,
  more: svg`<path class="thick" d="M3.5 8h.01M8 8h.01M12.5 8h.01" />`,
  next: svg`<path d="m6 4 4 4-4 4" />`,
  overview: svg`<path d="M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  purges: svg`<path d="M2.5 4h11M6 4V2h4v2M4 4l.7 10h6.6L12 4M6.7 6.8v4.4M9.3 6.8v4.4" />`,
  receivers: svg`<path d="M14 2 7.5 8.5M14 2l-4 12-2.5-5.5L2 6z" />`,
  search: svg`<circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 3.5 3.5" />`,
  theme: svg`<circle cx="8" cy="8" r="6" /><path class="filled" d="M8 2a6 6 0 0 1 0 12z" />`,
  undo: svg`<path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" />`,
  unknown: svg`<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.6 2.3" /><path d="M6.2 6.4c0-2.4 3.6-2.3 3.6 0C9.8 7.9 8 7.8 8 9.3M8 11.4v.1" />`,
  up: svg`<path d="m4 10 4-4 4 4" />`,
  views: svg`<path d="M4 2h8v12l-4-3-4 3z" />`,
  wait: svg`<circle cx="8" cy="8" r="6.2" /><path d="M8 4.2V8l2.6 1.8" />`,
  warning: svg`<path d="M8 2 14.5 13.5h-13zM8 6.5v3.3M8 11.6v.1" />`,
};

/** @param {keyof typeof SHAPES} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
