// Pages are drawn every second; what rarely changes isn't.
import { Directive, directive, noChange } from '../view.js';

/** A part of a page, drawn again only when one of the values that it is made of is another one. */
export const kept = directive(
  class extends Directive {
    render(madeOf, draw) {
      if (this.madeOf?.every((value, at) => value === madeOf[at])) {
        return noChange;
      }
      this.madeOf = madeOf;
      return draw();
    }
  },
);
