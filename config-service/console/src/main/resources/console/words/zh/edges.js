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
  holds: (domains, reason, remedy) => `保留了 ${number(domains)} 个域名的变更，暂不应用：${reason}。${remedy || ''}`,
  holdReasons: {
    REPEATED_ENDS: '收到新变更后进程很快两次退出，因此使用最近一次正常的状态，并逐步应用更新的变更',
    MASS_CHANGE: '一分钟内移除或改变了大量域名的回源，且无人确认其数量',
  },
  holdRemedies: {
    REPEATED_ENDS: '请在其日志中查看退出原因，在其拒绝记录中查看引发退出的变更，并更正该域名。',
    MASS_CHANGE: '若变更有误，请将这些域名恢复到变更之前；若确属有意，由全局管理员按此数量放行。',
  },
  rejected: (key, reason, age) => html`${age}拒绝了 ${key}：${reason}`,
  rejectedPurge: (key, reason, age) => html`${age}拒绝了 ${key} 的刷新：${reason}`,
  noKey: '无键的事件',
  more: (many) => `另有 ${number(many)} 个`,
  troubles: { HOLDING: '保留变更', REJECTING: '拒绝事件', DIVERGING: '不一致', REFUSED: '上报被拒绝', LAGGING: '延迟', SNAPSHOT: '使用快照' },
  refusedReports: (reports, reason) => `${number(reports)} 次上报被拒绝：${reason}`,
  forget: '移除',
  forgetTitle: (edge) => `移除 ${edge}`,
  forgetEdge: '移除边缘节点',
  lastReportOf: (edge, age, domains) =>
    html`<strong>${edge}</strong> 最近上报于 ${age}${domains === undefined ? '' : `，为 ${count(domains, '个域名')}提供服务`}。移除后，下发和刷新不再等待它，其余节点完成即为全部完成。`,
  forgetEffect: '只移除已下线的边缘节点：若它仍在服务客户端，其状态将不再受监控。它再次上报时会重新出现。',
};
