import { number } from '../../language.js';
import { label, percent } from '../zh.js';

/** What changes would do, before they are made. */
export const REVIEW = {
  outcome: '结果',
  one: {
    changed: (settings) => `变更 ${number(settings)} 项配置`,
    unchanged: () => '没有变更',
    failing: (places) => `${number(places)} 个端口或环节将失败`,
    unchecked: () => '源站未完全检查',
    losingTls: () => '将移除回源 TLS',
    cachesUnusable: () => '已缓存的响应将不可用',
  },
  many: {
    changed: (domains) => `变更 ${number(domains)} 个域名`,
    unchanged: (domains) => `${number(domains)} 个不变`,
    failing: (domains) => `${number(domains)} 个将会失败`,
    refused: (domains) => `${number(domains)} 个被拒绝`,
    unchecked: (domains) => `${number(domains)} 个未完全检查`,
    losingTls: (domains) => `${number(domains)} 个失去 TLS`,
    cachesUnusable: (domains) => `${number(domains)} 个的缓存将不可用`,
  },
  weakens: '此变更会削弱与源站之间连接的安全性',
  effect: '变更影响',
  origin: '源站',
  client: '客户端',
  ofDynamic: (client) => `${client}，动态内容`,
  current: '当前',
  after: '保存后',
  same: '（不变）',
  unchangedTargets: (targets) => `${number(targets)} 个回源目标不变`,
  changes: '修改',
  checking: '正在检查源站…',
  checkAgain: '重新检查源站',
  noChange: '尚无修改。',
  invalid: '请更正标出的字段。',
  back: (revision) => `撤销会恢复版本 ${revision}。`,
  meanwhile: (revision, author) => `${author} 已在此期间保存版本 ${revision}。不会丢失任何内容：保存前会同时显示双方的修改。`,
  begun: (domain, share) => `${domain}：灰度发布已以 ${percent(share)} 开始`,
  made: (domain) => `已变更 ${domain}`,
};

/** The effect of a change that was tried out. */
export const EFFECT = {
  edges: (edges) => `将由 ${number(edges)} 个边缘节点应用。`,
  cacheKept: '已缓存的响应仍可使用。',
  cacheUnusable: (hour) =>
    `边缘节点将重新回源获取或验证此域名的缓存内容${hour?.requests ? `；最近一小时的 ${number(hour.requests)} 个请求中有 ${number(hour.fromCache)} 个无需回源` : ''}。`,
  moved: ({ moved, mayMoveMore, undecided }) => {
    if (moved === undefined) {
      return mayMoveMore ? '最近一小时的请求中有多少会改用其他协议或端口，尚不清楚。' : '';
    }
    const more = undecided ? `；另有 ${number(undecided)} 个取决于路径` : '';
    if (mayMoveMore && !moved) {
      return `最近一小时的已知请求均不会改用其他协议或端口${more}。`;
    }
    return `最近一小时的请求中${mayMoveMore ? '至少' : ''}有 ${number(moved)} 个会改用其他协议或端口${more}。`;
  },
  classes: '按客户端和内容',
  known: ({ edges, edgesKnown, edgesPartlyKnown }) => `${number(edges)} 个边缘节点中，${edgesKnown} 个的整小时数据已知${edgesPartlyKnown ? `，${edgesPartlyKnown} 个部分已知` : ''}。`,
  ofClass: ({ client, kind, requests, fromCache, moved }) =>
    `${client.toUpperCase()}，${label(kind)}：${number(requests)} 个请求，其中 ${number(fromCache)} 个来自缓存${moved === undefined ? '，协议和端口取决于路径' : `，${number(moved)} 个改用其他协议或端口`}`,
};
