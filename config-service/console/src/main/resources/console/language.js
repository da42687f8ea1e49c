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

/** The user's own variant of that language, such as en-GB, for dates and numbers. */
export const LOCALE = navigator.languages.find((tag) => written(tag) === written(LANGUAGE)) || LANGUAGE;

const NUMBERS = new Intl.NumberFormat(LOCALE);
const PERCENTS = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });

/** A number with its separators, such as "1,200". */
export const number = (value) => NUMBERS.format(value);

/** A share of one in percent, without the sign: small ones stay different from 0. */
export const percents = (share) => PERCENTS.format(share * 100);
