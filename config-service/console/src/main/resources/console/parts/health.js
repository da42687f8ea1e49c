// The findings of a domain's ports, and the age of their states.
import { ago, lasted } from './text.js';
import { DOMAIN } from '../words.js';

/** The findings of a domain's ports, and those of no single port, in `health` or a pre-flight. */
export const allFindings = (health) => [...ofPorts(health), ...(health.findings || [])];

const ofPorts = (health) => (health.ports || []).map((port) => port.finding).filter((found) => found);

/** The age of the states in `health`, which may be missing: an upper bound. */
export const lastCheck = (health) =>
  health?.notCheckedSince
    ? DOMAIN.portsNotCheckedFor(lasted(health.notCheckedSince))
    : health?.observedAt
      ? DOMAIN.portsChecked(health.checkedAt && ago(health.checkedAt), ago(health.observedAt))
      : DOMAIN.portsNotChecked;
