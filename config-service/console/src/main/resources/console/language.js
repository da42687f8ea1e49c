// The language of the page, which the service has chosen, and its numbers.
const KNOWN = ['en'];
const asked = document.documentElement.lang;

export const LANGUAGE = KNOWN.includes(asked) ? asked : KNOWN[0];

const primary = (tag) => tag.split('-')[0];

/** The user's own variant of that language, such as en-GB, for dates and numbers. */
export const LOCALE = navigator.languages.find((tag) => primary(tag) === primary(LANGUAGE)) || LANGUAGE;

const NUMBERS = new Intl.NumberFormat(LOCALE);

/** A number with its separators, such as "1,200". */
export const number = (value) => NUMBERS.format(value);
