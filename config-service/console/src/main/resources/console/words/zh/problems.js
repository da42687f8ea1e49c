import { number } from '../../language.js';
import { list } from '../zh.js';

/** Problems: groups of alerts, and edges with trouble. */
export const PROBLEMS = {
  at: (what, origin, ports) => `${origin}${ports.length ? ` 的端口 ${list(ports)}` : ''}：${what}`,
  of: (what, names, more) => `${what}：${list(names)}${more ? ` 等（另有 ${number(more)} 个）` : ''}`,
  remedyFor: (domain, remedy) => `${domain}：${remedy}`,
  error: '错误',
  warning: '警告',
  unchecked: '端口未检测：问题可能已消失',
  acknowledged: '已确认',
  someAcknowledged: (alerts) => `已确认 ${alerts} 条`,
  domains: (domains) => (domains === 1 ? '打开域名' : `查看 ${number(domains)} 个域名`),
  edges: (edges) => (edges === 1 ? '查看边缘节点' : `查看 ${number(edges)} 个边缘节点`),
  alert: '查看告警',
  runbook: '处置手册',
};
