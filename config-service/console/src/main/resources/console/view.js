// The parts of Lit in use.
export { html, noChange, nothing, render, svg } from 'lit-html';
export { Directive, directive } from 'lit-html/directive.js';
export { setChildPartValue } from 'lit-html/directive-helpers.js';
export { guard } from 'lit-html/directives/guard.js';
export { repeat } from 'lit-html/directives/repeat.js';
