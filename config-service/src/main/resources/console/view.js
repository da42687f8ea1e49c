// What every module needs of Lit's templates.
export { html, nothing, render, svg } from './lit/lit-html.js';
export { repeat } from './lit/directives/repeat.js';
