import { html } from '../../view.js';

export const FINDINGS = {
  heading: 'Findings at the origins',
  failsAt: (gate) => `Fails at: ${gate}`,
  none: 'No findings.',
  failedAt: (gate) => `Failed at: ${gate}`,
  willFailAt: (gate) => `Will fail at: ${gate}`,
  measured: (age) => html`measured ${age}`,
  port: (origin, port) => `Port ${port} of ${origin}`,
  byEdges: (number, names) => `${number === 1 ? 'by edge' : `by ${number} edges:`} ${names.join(', ')}${number > names.length ? ` and ${number - names.length} more` : ''}`,
  outdated: (age) => html`last measured ${age}; unknown now`,
  names: (place, isOfEdges) => `Names at ${place}${isOfEdges ? ', by edges' : ''}`,
  certificateNames: 'Certificate is for',
  serverName: 'Edges require',
  host: 'Host field',
  more: (number) => `and ${number} more`,
};

export const findingTexts = ({ detail, remedy }) => ({ detail, remedy });
