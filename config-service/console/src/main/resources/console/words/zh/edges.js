import { number } from '../../language.js';
import { html } from '../../view.js';
import { count } from '../zh.js';

export const EDGES = {
  edge: '边缘节点',
  lastReport: '最近上报',
  started: (age) => html`启动于 ${age}`,
  domains: '域名数',
  troubled: '不一致 / 拒绝',
  numbers: (differing, rejected) => `${differing} / ${rejected}`,
  lag: '延迟',
  byState: '按状态统计的边缘节点',
  search: '按名称搜索',
  any: '不限',
  noMatch: '没有匹配的边缘节点',
  shown: (shown, found, all) => `已显示 ${number(shown)}/${number(found)}${found === all ? '' : `，共 ${number(all)} 个边缘节点`}`,
  lagForbidden: '需要全部域名的权限',
  deviates: (domain, revision, reason, age) => html`${domain} 不一致，为版本 ${number(revision)}，已持续 ${age}：${reason}`,
  rejected: (key, reason, age) => html`${age}拒绝了 ${key}：${reason}`,
  rejectedPurge: (key, reason, age) => html`${age}拒绝了 ${key} 的刷新：${reason}`,
  noKey: '无键的事件',
  more: (many) => `另有 ${number(many)} 个`,
  troubles: { REJECTING: '拒绝事件', DIVERGING: '不一致', REFUSED: '上报被拒绝', LAGGING: '延迟', SNAPSHOT: '使用快照' },
  refusedReports: (reports, reason) => `${number(reports)} 次上报被拒绝：${reason}`,
  forget: '移除',
  forgetTitle: (edge) => `移除 ${edge}`,
  forgetEdge: '移除边缘节点',
  lastReportOf: (edge, age, domains) =>
    html`<strong>${edge}</strong> 最近上报于 ${age}${domains === undefined ? '' : `，为 ${count(domains, '个域名')}提供服务`}。移除后，下发和刷新不再等待它，其余节点完成即为全部完成。`,
  forgetEffect: '只移除已下线的边缘节点：若它仍在服务客户端，其状态将不再受监控。它再次上报时会重新出现。',
};
