// The findings and warnings on a domain's page, with what remedies them. Errors come first.
import { html, nothing } from '../view.js';
import { findings } from './findings.js';
import { fixesOf } from './fixes.js';
import { warnings } from './text.js';
import { DOMAIN } from '../words.js';
import { FOLDED } from '../words/domain.js';
import { FINDINGS } from '../words/findings.js';

const MOST_FINDINGS = 3;
/** Several are mostly the same of several origins. */
const MOST_WARNINGS = 1;

const isError = ({ severity, confidence }) => severity === 'ERROR' && confidence !== 'OUTDATED';

/**
 * @param {object[]} all findings
 * @param {object[]} warned warnings of the domain
 * @param {((part: string) => void)|null} fix opens the dialog of a part; null for viewers, who get no buttons
 */
export function findingsOf(all, warned, fix) {
  const actions = (finding) =>
    fix && fixesOf(finding).length ? html`<div class="actions">${fixesOf(finding).map((of) => html`<button @click=${() => fix(of)}>${DOMAIN.fixes[of]}</button>`)}</div>` : nothing;
  const sorted = [...all.filter(isError), ...all.filter((finding) => !isError(finding))];
  const [found, others] = [findings(sorted, actions), warnings(warned)];
  const more = [...found.slice(MOST_FINDINGS), ...others.slice(MOST_WARNINGS)];
  return html`<section aria-labelledby="findings">
    <h2 id="findings">${FINDINGS.heading}</h2>
    ${found.slice(0, MOST_FINDINGS)} ${others.slice(0, MOST_WARNINGS)}
    ${more.length
      ? html`<details><summary>${FOLDED.findings(more.length, sorted.slice(MOST_FINDINGS).filter(isError).length)}</summary>${more}</details>`
      : nothing}
  </section>`;
}
