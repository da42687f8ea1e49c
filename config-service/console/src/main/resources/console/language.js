// The language of the page, which the service has chosen, and its numbers.
export const LANGUAGES = ['en', 'zh-CN'];
const asked = document.documentElement.lang;

/** Its catalogue is named by the first part of its tag. */
export const LANGUAGE = LANGUAGES.includes(asked) ? asked : LANGUAGES[0];

/** Language and script, such as zh-Hans: other variants of a language may be written in another one. */
function written(tag) {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

let own = null;

/** The user's own variant of that language, such as en-GB, for dates and numbers. */
export const locale = () => (own ??= navigator.languages.find((tag) => written(tag) === written(LANGUAGE)) || LANGUAGE);

/** A format is made when it is first used: that takes milliseconds, which a page doesn't have to begin with. */
function format(Kind, options) {
  let made = null;
  return { format: (value) => (made ??= new Kind(locale(), options)).format(value) };
}

/** Formats by the options of Intl. */
export const numberFormat = (options) => format(Intl.NumberFormat, options);
export const dateFormat = (options) => format(Intl.DateTimeFormat, options);
export const listFormat = (options) => format(Intl.ListFormat, options);

const NUMBERS = numberFormat();
const PERCENTS = numberFormat({ maximumSignificantDigits: 3 });

/** A number with its separators, such as "1,200". */
export const number = (value) => NUMBERS.format(value);

/** A share of one in percent, without the sign: small ones stay different from 0. */
export const percents = (share) => PERCENTS.format(share * 100);
