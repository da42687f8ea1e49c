import { number } from '../../language.js';
import { CAUSES, list, percent, stateWord, TIME } from '../zh.js';

/** Of origins' ports in the sentence of a domain, by the state of a port; findings have the words of their causes. */
const TROUBLES = { CLOSED: '关闭', PROHIBITED: '禁止访问' };

/** Parts of the sentence on top of a domain's page and of the edges'. */
export const STATEMENT = {
  sentence: (parts) => `${parts.join('；')}。`,
  trial: (step, share) => `${percent(share)} 的资源试用一项变更（灰度发布第 ${number(step)} 步）`,
  stopped: '已停用：边缘节点返回 403',
  policy: (type, ofDynamic, origins) => {
    const by = (each) => ({ OFF: '以各源站自己的端口', FOLLOW: '跟随客户端协议' })[each] || `以 ${each} `;
    const to = origins === 1 ? '源站' : `全部 ${number(origins)} 个源站`;
    return `${by(type)}回源到${to}${ofDynamic ? `，动态内容${by(ofDynamic)}回源`.trimEnd() : ''}`;
  },
  unverified: '不校验源站证书',
  served: (serves, applied, all, others, age) =>
    `${applied === all ? `全部 ${number(all)} 个边缘节点` : `${number(all)} 个边缘节点中 ${number(applied)} 个`}${serves ? '正在提供服务' : '已应用'}${others.length ? `（${list(others)}）` : ''}${age ? `，依据 ${age}前的上报` : ''}`,
  others: {
    REJECTED: (many) => `${number(many)} 个已拒绝`,
    DIVERGED: (many) => `${number(many)} 个不一致`,
    PENDING: (many) => `${number(many)} 个等待中`,
    UNREACHABLE: (many) => `${number(many)} 个不可达`,
    UNKNOWN: (many) => `${number(many)} 个未知`,
  },
  edgesUnread: '边缘节点状态未知',
  noEdges: '暂无边缘节点上报',
  trouble: (code, origins, port, since) =>
    `${origins.length > 1 ? `${number(origins.length)} 个源站` : `源站 ${origins[0] || ''}`.trim()}${port ? ` 的端口 ${port}` : ''}：${TROUBLES[code] || stateWord(CAUSES, code)}${since ? `，自 ${since} 起` : ''}`,
  moreTroubles: (many) => `另有 ${number(many)} 项诊断结果`,
  portsUnread: '源站端口状态未知',
  portsNotChecked: (duration) => `源站端口已有 ${duration}未检测`,
  portsNeverChecked: '源站端口尚未检测',
  portsUnknown: (some, all) => `${number(all)} 个源站端口中 ${number(some)} 个未知`,
  portsOpen: (all, age) => `${all === 1 ? '源站端口开放' : `全部 ${number(all)} 个源站端口开放`}${age ? `，检测时间不早于 ${TIME.ago(age)}` : '，检测时间未知'}`,
  ready: (ready, all) => (ready === all ? `全部 ${number(all)} 个边缘节点就绪` : `${number(all)} 个边缘节点中 ${number(ready)} 个就绪`),
  group: (edges, word) => `${number(edges)} 个${word}`,
};

/** What a domain's page has folded, in one line each. */
export const FOLDED = {
  defaults: '均为默认值',
  settings: (settings) => `${number(settings)} 项配置为默认值`,
  origins: (origins, closed) => `另有 ${number(origins)} 个源站${closed ? `，其中 ${number(closed)} 个有端口关闭` : ''}`,
  findings: (findings, errors) => `另有 ${number(findings)} 项诊断结果${errors ? `，其中 ${number(errors)} 项为错误` : ''}`,
  exceptions: (edges) => `另有 ${number(edges)} 个异常`,
  rollout: '时间线，以及哪些边缘节点工作正常',
};

export const ROLLOUT = {
  title: '下发进度',
  loading: '正在加载边缘节点状态…',
  applied: (revision, applied, edges, took) => `版本 ${revision}：${number(edges)} 个边缘节点中已应用 ${applied} 个${took ? `，保存后用时 ${took}` : ''}。`,
  byState: '按状态统计的边缘节点',
  exceptions: '异常',
  all: (edges) => `全部 ${number(edges)} 个边缘节点`,
  allTable: '全部边缘节点',
  filter: '按名称筛选',
  anyState: '不限',
  found: (shown, found) => `已显示 ${number(shown)} 个，共 ${number(found)} 个匹配的边缘节点`,
  noMatch: '没有匹配的边缘节点',
  edge: '边缘节点',
  has: '已应用',
  works: '工作正常',
  seen: '观察起始',
  lastReport: '最近上报',
  axes: '已应用 × 工作正常',
  timeline: '状态时间线',
  watched: (time) => `此页面自 ${time} 起观察；之前的情况未知。`,
  phase: (edges, from) => `${from} 起 ${number(edges)} 个`,
  phases: (phases) => list(phases),
  nowSince: (edges, from) => `自 ${from} 起 ${number(edges)} 个`,
};

/** Whether an edge works with a revision, by its own traffic since; and why so, where there is more to say. */
export const WORKS = {
  good: '没有错误',
  bad: '有错误',
  unknown: '未知',
  noTraffic: '此边缘节点没有该域名的请求',
  notReported: '变更之后，此边缘节点尚未上报该域名',
  notApplied: '此边缘节点尚未应用',
  unnamed: '有错误的边缘节点多于 API 列出的数量',
};
