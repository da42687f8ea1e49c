import { number } from '../../language.js';

export const DOMAINS = {
  table: '域名列表',
  search: '按名称搜索',
  policy: '回源协议',
  staticPolicy: '静态内容回源协议',
  dynamicPolicy: (policy) => `动态：${policy}`,
  alerts: '告警',
  firing: '告警中',
  firingMany: (number) => `${number} 条告警`,
  noAlerts: '无',
  ports: '端口',
  portsChecked: '端口最近检测',
  origins: '源站',
  team: '团队',
  noTeam: '无',
  changed: '修改时间',
  author: '修改者',
  select: (name) => `选择 ${name}`,
  selectAll: '全选',
  selectMatching: (total) => `全选 ${number(total)} 个`,
  clear: '清除选择',
  setPolicy: '设置回源协议',
  noMatch: '没有您可见的匹配域名',
  empty: '还没有域名',
  add: '添加域名',
  addFirst: '添加您的第一个域名',
  originAddress: '源站地址',
  originPort: '源站端口',
};

/** The dialog of a new domain. */
export const ADD_DOMAIN = {
  check: '检查源站',
  submit: (name) => `添加 ${name}`,
  anyway: '仍然添加',
  nameHint: '精确域名，或 *.example.com 表示其下所有域名。',
  share: (priority, weight) => `${priority}，权重 ${weight}`,
  priorityHint: '所有主源站均失败时，使用备源站。',
  weightHint: '1 至 100：同一优先级的源站之间的请求比例。',
  tls: (isVerified, serverName, version) => `回源 TLS：${isVerified ? `校验 ${serverName ? `${serverName} ` : 'Host 请求头'}的证书` : '不校验证书'}，最低 ${version}`,
  empty: (hint, none) => `${hint}留空：${none}。`,
  ownTeam: (team) => `团队：${team}`,
  selectTeam: '请选择团队',
  teamHint: '其成员可以查看和修改该域名。',
  notYet: '检查会在源站尝试每种跳转类型，不会变更任何配置。',
  refused: '已拒绝',
  targets: (http, https) => `HTTP 客户端：${http.join(' 或 ')}；HTTPS 客户端：${https.join(' 或 ')}`,
  select: (type) => `选择${type}`,
  more: (number) => `另有 ${number} 个`,
  wayBack: '之后可在域名页面修改或移除。',
};

/** The ports of a domain in a list; `some` is a part of them, or empty for all of them. */
export const DOMAIN_PORTS = {
  some: (number, all) => `${number}/${all} `,
  closed: (some) => `${some}关闭`,
  prohibited: (some) => `${some}禁止访问`,
  notChecked: (some) => `${some}未检测`,
  unknown: (some) => `${some}未知`,
  open: '开放',
};
