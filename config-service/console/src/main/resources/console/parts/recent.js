// The domains whose pages were opened last in this tab, by caller.
const KEPT = 'backsource-recent';
const MOST = 6;

/** The username, which the page has from the beginning. */
const name = document.body.dataset.caller;

/** The latest first. */
export function recentDomains() {
  const { caller, domains } = JSON.parse(sessionStorage.getItem(KEPT)) || {};
  return caller === name ? domains : [];
}

export function visited(domain) {
  const domains = [domain, ...recentDomains().filter((other) => other !== domain)].slice(0, MOST);
  sessionStorage.setItem(KEPT, JSON.stringify({ caller: name, domains }));
}
