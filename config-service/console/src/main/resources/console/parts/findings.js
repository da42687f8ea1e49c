// Findings with their gate, age and remedy. The same on every page.
import { html, nothing } from '../view.js';
import { table } from './table.js';
import { portState } from './states.js';
import { ago, lasted, original, state } from './text.js';
import { CAUSES, COMMON, DOMAIN, FINDINGS, findingTexts, GATES, reasonText, sentence, stateWord } from '../words.js';

const SEVERITY_KINDS = { ERROR: 'bad', WARNING: 'wait' };
const NAME_COLUMNS = [FINDINGS.certificateNames, FINDINGS.serverName, FINDINGS.host];

/** A finding in full, with the age of its measurement. */
function finding(found, measured) {
  const texts = findingTexts(found);
  return html`<div class="finding">
    ${state(isOutdated(found) ? 'unknown' : SEVERITY_KINDS[found.severity] || 'unknown', title(found))} ${texts.detail}
    ${names(found)}
    <div>${texts.remedy}</div>
    <div class="quiet">
      ${COMMON.lasting(lasted(found.since))}${COMMON.comma}${measured}${found.edgeCount ? COMMON.comma + FINDINGS.byEdges(found.edgeCount, found.edges) : nothing}
    </div>
    ${original(texts.original)}
  </div>`;
}

const isOutdated = ({ confidence }) => confidence === 'OUTDATED';
const byName = (code) => CAUSES[code] || sentence(code.replaceAll('-', ' '));
const title = ({ code, gate, severity }) => (!gate ? byName(code) : severity === 'WARNING' ? FINDINGS.willFailAt(stateWord(GATES, gate)) : FINDINGS.failsAt(stateWord(GATES, gate)));

/** Findings of a pre-flight; those that say the same of several places stay apart, since each has its own age. */
export const findings = (found) => found.map((each) => finding(each, (isOutdated(each) ? FINDINGS.outdated : FINDINGS.measured)(ago(each.measuredAt))));

/** The findings of a domain's ports, and those of no single port, in `health` or a pre-flight. */
export const allFindings = (health) => [...ofPorts(health), ...(health.findings || [])];

const ofPorts = (health) => health.ports.map((port) => port.finding).filter((found) => found);

const isRefused = ({ state }) => state === 'CLOSED' || state === 'PROHIBITED';

const isLater = (time, other) => Date.parse(time) > Date.parse(other);

/** The finding of a port in `health`; of a port that it closes, with the age of the port's state. */
const ofPort = (port, health) =>
  finding(port.finding, isRefused(port) && isLater(health.checkedAt, port.finding.measuredAt) ? FINDINGS.checked(ago(health.checkedAt)) : FINDINGS.measured(ago(port.finding.measuredAt)));

/** The findings in `health`. While the ports aren't checked, it has those of edges only. */
export const presentFindings = (health) => [...health.ports.filter((port) => port.finding).map((port) => ofPort(port, health)), ...findings(health.findings || [])];

/** The ports in `health` that neither are open nor have a finding that says why. */
const unexplained = (health) => (health.notCheckedSince ? [] : health.ports.filter((port) => port.state !== 'OPEN' && !port.finding));

/** The findings in `health`, and what else is known of its ports. Nothing is found only where every port is known to be open. */
export function findingsNow(health) {
  const found = presentFindings(health);
  const others = unexplained(health);
  const isClear = health.checkedAt && !found.length && health.ports.every((port) => port.state === 'OPEN');
  return html`${found} ${others.map((port) => html`<div>${DOMAIN.targetState(FINDINGS.port(port.origin, port.port), portState(port))}<div class="quiet">${port.reason && reasonText(port.reason)}</div></div>`)}
    <p class="quiet">${isClear ? FINDINGS.none : nothing} ${lastCheck(health)}</p>`;
}

/** The age of the states in `health`, which may be missing: an upper bound. */
export const lastCheck = (health) =>
  health?.notCheckedSince
    ? DOMAIN.portsNotCheckedFor(lasted(health.notCheckedSince))
    : health?.observedAt
      ? DOMAIN.portsChecked(health.checkedAt && ago(health.checkedAt), ago(health.observedAt))
      : DOMAIN.portsNotChecked;

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
