// Findings with their gate, age and remedy. The same on every page.
import { html, nothing } from '../view.js';
import { table } from './table.js';
import { ago, lasted, state } from './text.js';
import { COMMON, FINDINGS, GATES, sentence, stateWord } from '../words.js';

const SEVERITY_KINDS = { ERROR: 'bad', WARNING: 'wait' };
const NAME_COLUMNS = [FINDINGS.certificateNames, FINDINGS.serverName, FINDINGS.host];

/** A finding in full. */
const finding = (found) => html`<div class="finding">
  ${state(isOutdated(found) ? 'unknown' : SEVERITY_KINDS[found.severity] || 'unknown', title(found))} ${found.detail}
  ${found.evidence && found.evidence.names ? names(found.evidence) : nothing}
  <div>${found.remedy}</div>
  <div class="quiet">${COMMON.lasting(lasted(found.since))}, ${(isOutdated(found) ? FINDINGS.outdated : FINDINGS.measured)(ago(found.measuredAt))}</div>
</div>`;

const isOutdated = ({ confidence }) => confidence === 'OUTDATED';

const title = ({ code, gate, severity }) => (!gate ? sentence(code.replaceAll('-', ' ')) : severity === 'WARNING' ? FINDINGS.willFailAt(stateWord(GATES, gate)) : FINDINGS.failsAt(stateWord(GATES, gate)));

/** Several findings; those that say the same of several places stay apart, since each has its own age. */
export const findings = (found) => found.map(finding);

/** The findings of a domain's ports, and those of no single port, in `health` or a pre-flight. */
export const allFindings = (health) => [...health.ports.map((port) => port.finding).filter((found) => found), ...(health.findings || [])];

/** The names of a certificate, of SNI and of requests, side by side. */
const names = ({ names: presented, more, serverName, host }) =>
  table(FINDINGS.names, NAME_COLUMNS, [
    html`<tr>
      <td>${presented.map((name) => html`<div>${name}</div>`)} ${more ? html`<div class="quiet">${FINDINGS.more(more)}</div>` : nothing}</td>
      <td>${serverName}</td>
      <td>${host || COMMON.none}</td>
    </tr>`,
  ]);
