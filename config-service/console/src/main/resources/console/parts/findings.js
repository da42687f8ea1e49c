// Findings with their gate, age and remedy. The same on every page.
import { html, nothing } from '../view.js';
import { allFindings, lastCheck } from './health.js';
import { portState } from './states.js';
import { table } from './table.js';
import { ago, lasted, original, state } from './text.js';
import { CAUSES, COMMON, DOMAIN, GATES, reasonText, sentence, stateWord } from '../words.js';
import { FINDINGS, findingTexts } from '../words/findings.js';

const SEVERITY_KINDS = { ERROR: 'bad', WARNING: 'wait' };
const NAME_COLUMNS = [FINDINGS.certificateNames, FINDINGS.serverName, FINDINGS.host];

/** A finding in full, with the age of its measurement, and buttons. */
function finding(found, actions) {
  const texts = findingTexts(found);
  return html`<div class="finding">
    ${state(isOutdated(found) ? 'unknown' : SEVERITY_KINDS[found.severity] || 'unknown', title(found))} ${texts.detail}
    ${names(found)}
    <div>${texts.remedy}</div>
    <div class="foot">
      <span class="quiet">
        ${COMMON.lasting(lasted(found.since))}${COMMON.comma}${(isOutdated(found) ? FINDINGS.outdated : FINDINGS.measured)(ago(found.measuredAt))}${found.edgeCount ? COMMON.comma + FINDINGS.byEdges(found.edgeCount, found.edges) : nothing}
      </span>
      ${original(texts.original)} ${actions?.(found) ?? nothing}
    </div>
  </div>`;
}

const isOutdated = ({ confidence }) => confidence === 'OUTDATED';
const byName = (code) => CAUSES[code] || sentence(code.replaceAll('-', ' '));
const title = ({ code, gate, severity }) => (!gate ? byName(code) : severity === 'WARNING' ? FINDINGS.willFailAt(stateWord(GATES, gate)) : FINDINGS.failsAt(stateWord(GATES, gate)));

/** Findings of a pre-flight; those that say the same of several places stay apart, since each has its own age. */
export const findings = (found, actions) => found.map((each) => finding(each, actions));

/** The findings in `health`, each with the buttons that `actions` has for it. While the ports aren't checked, it has those of edges only. */
const presentFindings = (health, actions) => findings(allFindings(health), actions);

/** The ports in `health` that neither are open nor have a finding that says why. */
const unexplained = (health) => (health.notCheckedSince ? [] : (health.ports || []).filter((port) => port.state !== 'OPEN' && !port.finding));

const portLines = (ports) => ports.map((port) => html`<div>${DOMAIN.targetState(FINDINGS.port(port.origin, port.port), portState(port))}<div class="quiet">${port.reason && reasonText(port.reason)}</div></div>`);

/** Nothing is found only where every port is known to be open. */
const areOpen = ({ ports = [] }) => ports.length > 0 && ports.every((port) => port.state === 'OPEN');

/** The findings in `health`, and what else is known of its ports. */
export function findingsNow(health) {
  const found = presentFindings(health);
  const isClear = health.checkedAt && !found.length && areOpen(health);
  return html`${found} ${portLines(unexplained(health))}
    <p class="quiet">${isClear ? FINDINGS.none : nothing} ${lastCheck(health)}</p>`;
}

/** The findings of a pre-flight, and what else it knows of the ports. */
export function checkedNow(answer) {
  const found = presentFindings(answer);
  return html`${found} ${portLines(unexplained(answer))} ${!found.length && areOpen(answer) ? html`<p>${state('good', FINDINGS.none)}</p>` : nothing}`;
}

/** Findings of the past, which say nothing of now. */
export const pastFindings = (found) =>
  found.map(
    (each) => html`<div class="finding past">
      <strong>${each.gate && each.severity !== 'WARNING' ? FINDINGS.failedAt(stateWord(GATES, each.gate)) : byName(each.code)}</strong> ${findingTexts(each).detail}
      ${names(each)} ${original(findingTexts(each).original)}
    </div>`,
  );

/** The names of a certificate, of SNI and of requests, side by side, where the finding has them. */
const names = ({ origin, port, edgeCount, evidence }) =>
  evidence?.names
    ? table(FINDINGS.names(FINDINGS.port(origin, port), edgeCount), NAME_COLUMNS, [
        html`<tr>
          <td>${evidence.names.map((name) => html`<div>${name}</div>`)} ${evidence.more ? html`<div class="quiet">${FINDINGS.more(evidence.more)}</div>` : nothing}</td>
          <td>${evidence.serverName}</td>
          <td>${evidence.host || COMMON.none}</td>
        </tr>`,
      ])
    : nothing;
