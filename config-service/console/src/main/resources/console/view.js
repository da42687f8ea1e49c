// The parts of Lit's templates in use.
export { html, nothing, render, svg } from './lit/lit-html.js';
export { repeat } from './lit/directives/repeat.js';
