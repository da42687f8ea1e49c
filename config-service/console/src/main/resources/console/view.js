// The parts of Lit in use.
export { html, noChange, nothing, render, svg } from './lit/lit-html.js';
export { Directive, directive } from './lit/directive.js';
export { setChildPartValue } from './lit/directive-helpers.js';
export { guard } from './lit/directives/guard.js';
export { repeat } from './lit/directives/repeat.js';
