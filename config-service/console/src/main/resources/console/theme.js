// The theme: the system's, or the one chosen in this browser.
const KEPT = 'backsource-theme';

export const THEMES = ['system', 'light', 'dark'];

export const theme = () => document.documentElement.dataset.theme || THEMES[0];

export function setTheme(name) {
  localStorage.setItem(KEPT, name);
  apply(name);
}

function apply(name) {
  if (THEMES.indexOf(name) > 0) {
    document.documentElement.dataset.theme = name;
  } else {
    delete document.documentElement.dataset.theme;
  }
}

apply(localStorage.getItem(KEPT));
