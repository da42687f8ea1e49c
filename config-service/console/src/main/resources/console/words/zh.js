// The catalogue in Simplified Chinese. Its terms are in the README's table. A space stands between Chinese and Latin characters or digits.
import { number, percents } from '../language.js';
import { html } from '../view.js';

/** A number of things, such as "1,200 domains". */
export const count = (many, noun) => `${number(many)} ${noun}`;

/** A share of one. */
export const percent = (share) => `${percents(share)}%`;

/** Words of the API that pages show in a sentence of their own. */
const API_WORDS = {
  STATIC: '静态内容',
  DYNAMIC: '动态内容',
  CREATED: '添加',
  CHANGED: '修改',
  REMOVED: '移除',
  RESTORED: '恢复',
  person: '用户',
  program: '程序',
  service: '服务',
  connection_limit_reached: '连接数达到上限',
  connection_timeout: '连接超时',
  connection_refused: '连接被拒绝',
  connection_terminated: '连接中断',
  connection_read_timeout: '读取超时',
  destination_ip_prohibited: '禁止访问的地址或端口',
  destination_ip_unroutable: '地址不可达',
  dns_timeout: 'DNS 超时',
  dns_error: 'DNS 错误',
  http_request_error: 'HTTP 请求错误',
  http_protocol_error: 'HTTP 协议错误',
  http_response_timeout: '响应超时',
  http_response_incomplete: '响应不完整',
  http_response_transfer_coding: '传输编码错误',
  http_response_header_section_size: '响应头过大',
  http_response_trailer_section_size: '响应尾部字段过大',
  proxy_internal_error: '节点内部错误',
  tls_certificate_error: 'TLS 证书错误',
  tls_protocol_error: 'TLS 协议错误',
  tls_alert_received: '收到 TLS 告警',
};

/** A word of the API; an unknown one stays as it is. */
export const sentence = (word) => API_WORDS[word] ?? CAUSES[word.replaceAll('_', '-')] ?? word.replaceAll('_', ' ');
export const label = (word) => sentence(String(word));

/** A text of the catalogue amid a sentence. */
export const amid = (text) => text;

export const list = (items) => items.join('、');

export const TIME = {
  days: (number) => `${number} 天`,
  hours: (number) => `${number} 小时`,
  minutes: (number) => `${number} 分钟`,
  seconds: (number) => `${number} 秒`,
  milliseconds: (number) => `${number} 毫秒`,
  ago: (duration) => `${duration}前`,
  until: (duration) => `${duration}后`,
};

/** Texts of several pages. */
export const COMMON = {
  none: '–',
  never: '从未',
  unknown: '未知',
  on: '开启',
  off: '关闭',
  yes: '是',
  no: '否',
  loading: '加载中…',
  filter: '筛选',
  actions: '操作',
  comment: '备注',
  reason: '原因',
  domain: '域名',
  domainName: '域名',
  state: '状态',
  revision: '版本',
  roles: '角色',
  name: '名称',
  save: '保存',
  cancel: '取消',
  close: '关闭',
  retry: '重试',
  edit: '编辑',
  copy: '复制',
  copied: '已复制',
  remove: '移除',
  original: '英文原文',
  comma: '，',
  semicolon: '；',
  colon: '：',
  sentences: (one, other) => `${one}。${other}`,
  exampleDomain: 'www.example.com',
  exampleOrigin: 'origin.example.com',
  noEdges: '暂无边缘节点上报',
  ports: (ports) => `HTTP ${ports.http}，HTTPS ${ports.https}`,
  table: (title) => `${title}列表`,
  target: (scheme, port) => `${scheme.toUpperCase()} ${port}`,
  updated: (age) => html`更新于 ${age}`,
  lastUpdated: (age) => html`最近更新于 ${age}。`,
  reported: (age) => html`上报于 ${age}`,
  notCheckedFor: (duration) => html`已有 ${duration}未检测`,
  firedThen: (detail) => `当时的告警：${detail}`,
  lasting: (duration) => html`已持续 ${duration}`,
  comments: (author, comment) => html`${author}：${comment}`,
  identity: ({ kind, teams, id }) => `（${label(kind)}${teams ? `，团队 ${list(teams)}` : ''}，${id}）`,
};

export const FRAME = {
  name: 'Backsource',
  title: (page) => `${page} – Backsource`,
  skip: '跳到正文',
  navigation: '主导航',
  signOut: '退出登录',
  connecting: '连接中',
  live: '实时',
  notLive: '非实时',
  notFound: '页面不存在',
  noPage: '控制台没有此地址对应的页面。',
  menu: '菜单',
  find: '查找',
  firing: '条告警中',
  toReview: '条待审批',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  languages: { en: 'English', 'zh-CN': '简体中文' },
  notLoaded: '控制台的部分内容无法加载',
  notLoadedWhy: '服务不可达或已更新。请重新加载页面。',
  reload: '重新加载',
};

/** Of the pages, also in the navigation. */
export const TITLES = {
  overview: '概览',
  domains: '域名管理',
  alerts: '告警',
  changeRequests: '变更请求',
  edges: '边缘节点',
  purges: '缓存刷新',
  receivers: '告警接收方',
  audit: '审计日志',
  access: '访问控制',
};

/** Texts of controls that all pages have. */
export const PARTS = {
  undo: '撤销',
  help: (text) => `帮助：${text}`,
  removeFilter: (filter) => `移除筛选条件：${filter}`,
  notCopied: (text) => `浏览器阻止了复制：${text}`,
  notifications: '通知',
};

export const SHORTCUTS = {
  title: '键盘快捷键',
  ofCharacters: '单字符快捷键',
  off: '如果语音输入等软件误触按键，请将其关闭。',
  palette: '查找域名、页面和操作',
  find: (isApple) => [isApple ? '⌘' : 'Ctrl', 'K'],
  key: (key) => ({ ArrowDown: '↓', ArrowUp: '↑', Enter: '↵' })[key] || (/[a-z]/.test(key) && key.length === 1 ? key.toUpperCase() : key),
  goTo: (page) => `转到${page}`,
  add: '添加域名',
  sheet: '显示键盘快捷键',
};

/** Reasons for a reload of the page. */
export const SESSION = {
  ended: '会话已结束，请重新登录后继续。',
  rolesChanged: '您的角色已变更，请先复制已输入的内容。',
  otherUser: '其他用户已在此浏览器登录，请先复制已输入的内容。',
  signIn: '在新标签页登录',
};

export const SERVICE = {
  status: (status) => `服务返回状态码 ${status}。`,
  noJson: (status) => `服务返回状态码 ${status}，且不是 JSON。`,
  readTimeout: '一分钟内没有响应。',
  timeout: '一分钟内没有响应。变更仍可能生效，请确认后再重试。',
  unreachable: '服务不可达，显示的数据可能已过期。',
};

export const LIST = {
  shown: (shown, total) => (total === undefined ? `已显示 ${number(shown)} 条` : `已显示 ${number(shown)} 条，共 ${total} 条`),
  selected: (selected, total) => (total === undefined ? `已选择 ${number(selected)} 个` : `已选择 ${number(selected)} 个，共 ${total} 个`),
  moreThan: (many) => `超过 ${number(many)}`,
  loadMore: '加载更多',
  loadingMore: '加载中…',
  truncated: '还有更多结果，请缩小筛选范围。',
  filters: '筛选条件',
  filter: (title, value) => `${title}：${value}`,
  anyOf: (title) => `${title}：不限`,
  clearFilters: '清除全部筛选',
  columns: '列',
  defaultColumns: '默认列',
  views: '视图',
  defaultView: '全部',
  saveView: '保存此视图',
  aboutViews: '其筛选条件和列保存在此浏览器中。页面地址可让他人打开相同的视图。',
  viewSaved: (name) => `已保存视图“${name}”`,
  removeView: (name) => `移除视图“${name}”`,
  nextRow: '下一行',
  previousRow: '上一行',
  selectRow: '选择行',
  goToFilters: '转到搜索和筛选',
  rowActions: (name) => `${name} 的操作`,
};

/** The changes that an edge has not applied yet. */
export const LAG = {
  noReportSince: (time) => `未知：自 ${time} 起没有上报`,
  changesFor: (changes, duration) => `${number(changes)} 项变更，最早已等待 ${duration}`,
  atLeast: (changes) => `至少 ${changes}`,
  upToDate: '已是最新',
  catchingUp: (time) => `未知：仍在应用 ${time} 之前的变更`,
  notReported: '未上报',
};

export const DOMAIN = {
  sections: '域名配置',
  overview: '概览',
  requests: '实时请求',
  explain: '请求诊断',
  changeRequests: '变更请求',
  history: '历史版本',
  purges: '缓存刷新',
  actions: (name) => `${name} 的操作`,
  copyName: '复制域名',
  purgeCache: '刷新缓存',
  team: '团队',
  teamOwns: (team) => html`属于团队 <strong>${team}</strong>。`,
  noTeam: '没有团队：只有不限团队的角色才能管理该域名。',
  moveTeam: '移交给团队',
  fixes: {
    policy: '修改回源协议',
    origins: '修改源站',
    originTls: '修改源站 TLS',
    originRequest: '修改回源请求',
    clientTls: '修改客户端 TLS',
  },
  unchangedSince: (revision) => `自版本 ${number(revision)} 起未变更`,
  unchangedBefore: (revision) => `自版本 ${number(revision)} 之前未变更`,
  alert: '告警',
  origins: '源站',
  editOrigins: '编辑源站',
  address: '地址',
  port: '端口',
  priority: '优先级',
  weight: '权重',
  httpClients: 'HTTP 客户端',
  httpsClients: 'HTTPS 客户端',
  targetState: (target, state) => html`${target}：${state}`,
  portsNotCheckedFor: (duration) => html`端口已有 ${duration}未检测。`,
  portsChecked: (age, change) => (age ? html`已知状态的检测时间不早于 ${age}，最近变化于 ${change}。` : html`端口状态最近变化于 ${change}。`),
  portsNotChecked: '端口尚未检测。',
  remove: '移除域名',
  removeTitle: (name) => `移除 ${name}`,
  removeEffect: (name) => html`所有边缘节点将停止为 <strong>${name}</strong> 提供服务，并返回 404。历史版本会保留。`,
  requestsLost: (requests) => `最近一小时的 ${number(requests)} 个请求将得到 404。`,
  requestsUnknown: '最近一小时服务了多少请求，尚不清楚。',
  removalBack: '撤销会从历史版本恢复该域名。',
  removed: (name) => `已移除 ${name}`,
};

/** Priorities of origins, as the API names them. */
export const PRIORITIES = { PRIMARY: '主', SECONDARY: '备' };

const REDIRECT_TYPES = {
  FOLLOW: ['跟随', '跟随客户端协议：HTTPS 请求回源到 443 端口，HTTP 请求回源到 80 端口。源站需同时开放两个端口。'],
  HTTP: ['HTTP', '所有客户端均以 HTTP 回源，端口 80。'],
  HTTPS: ['HTTPS', '所有客户端均以 HTTPS 回源，端口 443。'],
};

/** The name and the explanation of a redirect type; a type that is not listed keeps the API's word. */
export const redirectTypeWords = (type) => (Object.hasOwn(REDIRECT_TYPES, type) ? REDIRECT_TYPES[type] : [label(type), '']);

export const POLICY = {
  redirectType: '跳转类型',
  off: ['关闭', '使用各源站自己的端口：443 端口用 HTTPS，其他端口用 HTTP。'],
  static: {
    title: '回源协议',
    edit: '编辑回源协议',
    dialog: '静态内容回源协议',
    disable: '关闭静态内容回源协议',
    made: (domain, to) => `${domain} 的静态内容已切换为${to}`,
  },
  dynamic: {
    title: '动态内容回源协议',
    edit: '编辑动态内容回源协议',
    dialog: '动态内容回源协议',
    disable: '关闭动态内容回源协议',
    made: (domain, to) => `${domain} 的动态内容已切换为${to}`,
  },
  noEffect: '动态加速关闭时不生效：所有内容均为静态内容。',
  disabledEffect: '关闭后，请求使用各源站自己的端口：443 端口用 HTTPS，其他端口用 HTTP。',
  selected: (theirs, selected) => `${theirs}；您选择了${selected}`,
  computing: '正在计算变更影响…',
  same: (policy) => `已设置为 ${policy}。`,
  origin: '源站',
  portState: '端口状态',
  notChecked: '未检测',
  checking: '检测中…',
  because: (reason) => `${reasonText(reason)}，`,
  checked: (age) => html`检测于 ${age}`,
  switch: (edges, to) => `将${edges === null ? '全部边缘节点' : ` ${number(edges)} 个边缘节点`}切换为${to}`,
  ownPorts: '源站自己的端口',
  tryAll: '检测全部跳转类型',
  allTypes: '各跳转类型在源站的检测结果',
  strongest: (type) => `可用的最安全类型：${type}`,
  noneWorks: '没有确认在所有源站均可用的跳转类型',
  result: '结果',
  works: '可用',
  fails: '不可用',
  notOverHttp: (origin, reason) => `未通过 HTTP 检测源站 ${origin}：${reasonText(reason)}。`,
  notFollowed: (origin, reason) => `未跟踪源站 ${origin} 指向其域名之外的重定向：${reasonText(reason)}。`,
  anyway: '仍然切换',
  removeTls: '移除回源 TLS',
  customPortHint: '可在域名页面的“自定义端口”中申请自定义端口。',
};

const PART_TITLES = {
  originTls: '源站 TLS',
  originRequest: '回源请求',
  dynamicAcceleration: '动态加速',
  clientTls: '客户端 TLS',
  caching: '缓存',
  changeControl: '变更控制',
  origins: '源站',
  originProtocolPolicy: '回源协议',
  grantedPorts: '自定义端口',
  serving: '服务状态',
  team: '团队',
};

/** The title of a part of a domain; a part without one keeps its name in the API. */
export const partTitle = (part) => (Object.hasOwn(PART_TITLES, part) ? PART_TITLES[part] : part);

export const SERVING = {
  title: '服务状态',
  stopped: '已停用',
  response: '边缘节点返回 403',
  serves: '边缘节点正在为此域名提供服务。',
  responds: '边缘节点返回 403。',
  startTitle: (name) => `启用 ${name}`,
  stopTitle: (name) => `停用 ${name}`,
  start: '启用域名',
  stop: '停用域名',
  made: (name, enabled) => `已${enabled ? '启用' : '停用'} ${name}`,
  host: (name) => html`<strong>${name}</strong>`,
  wildcardHosts: (parent) => html`<strong>${parent}</strong> 之下没有单独配置的所有域名`,
  startEffect: (hosts) => html`所有边缘节点将恢复为 ${hosts} 提供服务，包括缓存中仍有效的内容。如需全部重新回源，请先刷新缓存。`,
  stopEffect: (hosts) => html`所有边缘节点对 ${hosts} 的请求返回 403，包括已缓存的内容。配置和历史版本会保留，泛域名不会接管，端口检测继续进行。`,
};

export const DIFF = { field: '字段', before: '之前', after: '之后' };

export const ALERTS = {
  firing: '当前告警',
  resolved: '最近恢复的告警',
  noFiring: '没有告警',
  noResolved: '没有最近恢复的告警',
  noMatch: '没有匹配筛选条件的当前告警',
  noResolvedMatch: '列出的告警中没有匹配筛选条件的',
  summary: (alerts, causes, open) =>
    `${number(causes)} 个原因引起的 ${number(alerts)} 条告警${open === alerts ? '，均未确认' : open ? `，${number(open)} 条未确认` : '，均已确认'}`,
  matching: (alerts, causes) => `匹配 ${number(causes)} 个原因的 ${number(alerts)} 条告警。`,
  truncated: (read, total) => `仅为 ${number(total)} 条当前告警中最新的 ${number(read)} 条；其余告警请在域名页面查看。`,
  search: '搜索告警',
  clearFilters: '清除筛选',
  filters: { kind: '类型', severity: '级别', origin: '源站', acknowledged: '确认', team: '团队', cause: '原因' },
  reading: (read, total) => `正在读取当前告警：${number(read)}/${number(total)}`,
  shownFilters: '筛选条件',
  filtered: (title, value) => `${title}：${value}`,
  searched: (text) => `搜索“${text}”`,
  option: (value, many) => `${value}（${number(many)}）`,
  severities: { ERROR: '错误', WARNING: '警告' },
  acknowledgements: { no: '未确认', yes: '已确认' },
  problem: '问题',
  affects: '影响',
  domains: (many) => count(many, '个域名'),
  since: '开始时间',
  subject: '对象',
  details: '详情',
  detailsOf: (subject) => `${subject} 的详情`,
  ended: '结束',
  actionsFor: (subject) => `${subject} 的操作`,
  only: (title) => `仅显示此${title}`,
  copyDomains: (many) => `复制 ${number(many)} 个域名`,
  alertsOf: (problem) => `告警：${problem}`,
  shown: (shown, all) => `已显示 ${number(shown)}/${number(all)}`,
  more: '显示更多',
  unchecked: (some, all) => (some === all ? '端口当前未检测：这些告警可能已经结束。' : `${number(all)} 条中有 ${number(some)} 条的端口当前未检测：这些告警可能已经结束。`),
  example: (subject, detail) => html`${subject}：${detail}`,
  whatToDo: '处置建议',
  checkAgain: '重新检测',
  checkAgainOf: (domain) => `重新检测 ${domain}`,
  checking: '检测中…',
  checkedNow: (age) => html`检测于 ${age}：`,
  changeType: '更改跳转类型',
  requestPort: '申请自定义端口',
  editOrigins: '编辑源站',
  openEdges: '打开边缘节点',
  saved: (domain, revision) => `${domain}：已保存为版本 ${revision}`,
  place: (origin, ports, kind) => (origin ? `${origin}：` : '') + [ports.length && list(ports), kind].filter(Boolean).join(' '),
  places: (places) => places.join('；'),
  acknowledge: '确认',
  acknowledgeTitle: (alert) => `确认 ${alert}`,
  acknowledgeSome: (many) => `确认 ${number(many)} 条告警`,
  acknowledgeGroup: (problem, many) => `确认 ${number(many)} 条告警：${problem}`,
  acknowledging: (done, all) => `已处理 ${number(done)}/${number(all)}`,
  stop: '停止',
  stopping: '正在停止',
  someFailed: (failed, all) => `${number(all)} 条中有 ${number(failed)} 条未能确认。选择它们可重试。`,
  notAttempted: '未执行',
  someAcknowledged: (many) => `已确认 ${number(many)} 条告警`,
  acknowledgedAll: '已确认',
  acknowledgedSome: (some, all) => `已确认 ${number(some)}/${number(all)}`,
  editNote: '编辑备注',
  editNoteOf: (alert) => `编辑 ${alert} 的备注`,
  withdraw: '撤销确认',
  withdrawTitle: (alert) => `撤销对 ${alert} 的确认`,
  withdrawEffect: '告警持续期间，接收方将再次收到重复通知，默认每四小时一次。Alertmanager 从未停止。',
  withdrawAcknowledgement: '撤销确认',
  acknowledgeEffect: '在此告警恢复之前，接收方不再收到重复通知。Alertmanager 使用自己的静默规则。',
  acknowledgeEffectOfSome: '在这些告警恢复之前，接收方不再收到重复通知。Alertmanager 使用自己的静默规则。',
  acknowledged: (by, age) => html`${by} 确认于 ${age}`,
  note: '备注',
  noteHint: '与告警一同显示。',
  noteBy: (by, age, note) => html`${by}，${age}：${note}`,
  runbook: '处置手册',
  silence: '在 Alertmanager 中静默',
};

export const PORT_STATES = { OPEN: '开放', CLOSED: '关闭', PROHIBITED: '禁止访问', UNKNOWN: '未知', NOT_CHECKED: '未检测' };

/** Of a change at an edge. */
export const ROLLOUT_STATES = {
  APPLIED: '已应用',
  PENDING: '等待中',
  REJECTED: '已拒绝',
  DIVERGED: '不一致',
  UNKNOWN: '未知',
  UNREACHABLE: '不可达',
};
/** Of a purge at an edge. */
export const PURGE_STATES = { ...ROLLOUT_STATES, APPLIED: '已刷新' };
export const EDGE_STATES = {
  READY: '就绪',
  STARTING: '启动中',
  UNREGISTERED: '未注册',
  UNREACHABLE: '不可达',
  snapshot: (age) => `使用 ${age}前的快照`,
};
/** Conditions of receivers. */
export const RECEIVER_CONDITIONS = {
  WORKING: '正常',
  UNCONFIRMED: '未确认',
  FAILING: '失败',
  SWITCHED_OFF: '已停止',
  DISABLED: '已关闭',
};
export const ALERT_STATES = { FIRING: '告警中', RESOLVED: '已恢复' };
/** Subjects of alerts, other than edges and domains. */
export const ALERT_SUBJECTS = { 'fleet/probers': '探测器', 'fleet/events': '事件流', rollout: (id) => `灰度发布 ${id}` };
/** Kinds of alerts. */
export const ALERT_NAMES = {
  'follow-needs-both-ports': '端口关闭（跟随）',
  'origin-port-closed': '端口关闭',
  'origin-unreachable': '源站不可达',
  'origin-tls-failed': 'TLS 握手失败',
  'origin-tls-refused': 'TLS 被拒绝',
  'origin-prohibited': '源站禁止访问',
  'origin-certificate-expiring': '证书即将过期',
  'origin-redirect-loop': '循环重定向',
  'origin-schemes-differ': 'HTTP 与 HTTPS 内容不一致',
  'prober-silent': '探测器没有上报',
  'edge-silent': '边缘节点没有上报',
  'events-stalled': '事件流停滞',
  'edge-lagging': '边缘节点延迟',
  'rollout-forgotten': '灰度发布已停滞',
};
/** Conditions of ports, after their numbers. */
export const ALERT_KINDS = {
  'follow-needs-both-ports': '关闭',
  'origin-port-closed': '关闭',
  'origin-unreachable': '不可达',
  'origin-tls-failed': 'TLS 握手失败',
  'origin-tls-refused': 'TLS 被拒绝',
  'origin-prohibited': '禁止访问',
  'origin-certificate-expiring': '证书即将过期',
  'origin-redirect-loop': '循环重定向',
  'origin-schemes-differ': 'HTTP 与 HTTPS 内容不一致',
};
/** What is wrong, by the code of a finding or the kind of an alert of the fleet; a place may follow. */
export const CAUSES = {
  'name-unresolved': '域名无法解析',
  'address-prohibited': '地址禁止访问',
  'port-prohibited': '端口禁止访问',
  'connection-refused': '连接被拒绝',
  'connection-timed-out': '连接超时',
  'no-route': '没有路由',
  'network-unreachable': '网络不可达',
  'connection-failed': '连接失败',
  'no-tls': '没有 TLS',
  'handshake-failed': 'TLS 握手失败',
  'tls-version': 'TLS 版本过低',
  'tls-cipher': '没有共同的加密套件',
  'server-name': '服务器名称被拒绝',
  'no-certificate': '没有证书',
  'chain-incomplete': '证书链不完整',
  'certificate-self-signed': '自签名证书',
  'certificate-untrusted': '证书不受信任',
  'tls-refused': 'TLS 被拒绝',
  'certificate-name': '证书名称不符',
  'certificate-expired': '证书已过期',
  'certificate-not-yet-valid': '证书尚未生效',
  'certificate-expiring': '证书即将过期',
  'certificate-refused-later': '证书将被拒绝',
  'http-failed': '没有 HTTP 响应',
  'http-unavailable': '服务不可用',
  'redirect-loop': '循环重定向',
  'schemes-differ': 'HTTP 与 HTTPS 内容不一致',
  'insecure-links': '页面含 HTTP 链接',
  'forwarded-proto': '客户端协议字段不同',
  'strict-transport-security': 'HSTS 与 HTTP 响应矛盾',
  'prober-silent': '端口未检测',
  'edge-silent': '边缘节点没有上报',
  'edge-lagging': '边缘节点延迟',
  'rollout-forgotten': '灰度发布已停滞',
  'events-stalled': '事件流停滞',
  'edge-holding': '变更被保留',
  'edge-rejecting': '变更被拒绝',
  'edge-diverging': '提供的状态不一致',
  'edge-refused': '上报被拒绝',
  'live-interrupted': '实时更新中断',
};

/** What to do about them. */
export const CAUSE_REMEDIES = {
  'name-unresolved': '添加 A 或 AAAA 记录，或更正源站地址。',
  'address-prohibited': '使用公网源站，或放行该地址。',
  'port-prohibited': '更换端口，或放行该端口。',
  'connection-refused': '在源站开放该端口，或修改回源协议或源站。',
  'connection-timed-out': '在源站防火墙放行该端口，或修改回源协议或源站。',
  'no-route': '检查到源站的网络路径，或更换源站。',
  'network-unreachable': '检查到源站的网络路径，或更换源站。',
  'connection-failed': '检查到源站的网络路径，或更换源站。',
  'no-tls': '在服务器上启用 TLS，或修改回源协议或源站端口。',
  'handshake-failed': '检查服务器的 TLS 版本、加密套件和名称。',
  'tls-version': '在服务器上启用更高的 TLS 版本，或降低域名的最低版本。',
  'tls-cipher': '在服务器上启用 TLS 1.3，或 ECDHE 搭配 AES-GCM 或 ChaCha20-Poly1305 的套件。',
  'server-name': '在服务器上配置该名称，或在域名的源站 TLS 中设置其他服务器名称。',
  'no-certificate': '在服务器上安装证书。',
  'chain-incomplete': '在服务器上将签发者的证书安装在其证书之后。',
  'certificate-self-signed': '安装公共机构签发的证书，或将此证书加入域名的源站 TLS。',
  'certificate-untrusted': '安装公共机构签发的证书，或将源站的签发机构加入域名的源站 TLS。',
  'tls-refused': '更换服务器的证书或证书链。',
  'certificate-name': '安装适用于所需名称的证书，或设置域名源站 TLS 的服务器名称。',
  'certificate-expired': '在服务器上更新证书。',
  'certificate-not-yet-valid': '安装当前有效的证书，并检查签发机器的时钟。',
  'certificate-expiring': '在边缘节点拒绝该证书之前，在服务器上更新证书。',
  'certificate-refused-later': '请在此之前更换服务器的证书。',
  'http-failed': '检查该处是否有 Web 服务器响应，并查看其日志。',
  'http-unavailable': '检查源站 Web 服务器之后的应用。',
  'redirect-loop': '设置不会循环的跳转类型，或让源站根据客户端协议决定是否重定向。',
  'schemes-differ': '以两种协议提供相同的站点，或将跳转类型设为 HTTP 或 HTTPS。',
  'insecure-links': '让应用使用相对链接，或根据客户端协议生成链接。',
  'forwarded-proto': '让应用读取 x-forwarded-proto，或在域名的回源请求中设置其他字段。',
  'strict-transport-security': '让源站将客户端重定向到 HTTPS，或设置域名自己的 Strict-Transport-Security。',
  'prober-silent': '检查 origin-health-service 是否运行并能连接 Kafka。',
  'edge-silent': '检查该边缘节点是否运行并能连接 Kafka；若已下线，请将其移除。',
  'edge-lagging': '检查该边缘节点的日志及其与 Kafka 的连接。',
  'rollout-forgotten': '在该域名的页面上继续、全量发布或中止它。',
  'events-stalled': '检查 Kafka 的 Broker 及其网络。数据和状态截至停滞之时。',
  'edge-holding': '该边缘节点仍按之前的状态服务这些域名。请查看原因，恢复这些域名或放行变更。',
  'edge-rejecting': '该边缘节点保持之前的状态。请查看原因，更正域名或更新该边缘节点。',
  'edge-diverging': '与已提交的状态不同。请查看原因，并重启该边缘节点。',
  'edge-refused': '请检查该边缘节点的密钥及其注册。',
  'live-interrupted': '恢复之前，页面定期读取。请检查与服务的连接。',
};

/** The stages of a connection to an origin. */
export const GATES = {
  name: '域名解析',
  address: '地址',
  tcp: 'TCP 连接',
  tls: 'TLS 握手',
  'tls-version': 'TLS 版本',
  'server-name': '服务器名称',
  chain: '证书链',
  'certificate-name': '证书名称',
  expiry: '证书有效期',
  http: 'HTTP 响应',
};
/** Of a change request. */
export const DECISION_STATES = { open: '待审批', approved: '已批准', declined: '已拒绝', withdrawn: '已撤回', cancelled: '已取消', expired: '已过期' };
export const RESULT_STATES = { succeeded: '成功', refused: '已拒绝' };
export const ACCESS_STATES = { enabled: '已启用', disabled: '已禁用', expired: '已过期', ownerInactive: '所有者已停用' };

/** The word for a state of the API; an unknown state keeps the API's word. */
export const stateWord = (words, state) => (Object.hasOwn(words, state) ? words[state] : label(state));

/** Kinds of problems, by the last part of their type. */
const PROBLEM_KINDS = {
  'invalid-request': '请求无效',
  'unauthorized': '需要有效的访问密钥',
  'sign-in-refused': '登录失败',
  'forbidden': '没有权限',
  'foreign-origin': '不允许跨源请求',
  'unintended-request': '请求可能来自其他网站',
  'not-found': '不存在',
  'method-not-allowed': '不支持此方法',
  'not-acceptable': '没有可接受的媒体类型',
  'request-timeout': '请求超时',
  'stale-revision': '域名已被修改',
  'body-too-large': '请求体过大',
  'uri-too-long': '请求地址过长',
  'unsupported-media-type': '不支持的媒体类型',
  'misdirected-request': '请求发往了错误的主机',
  'idempotency-key-reused': '幂等键已被使用',
  'too-many-requests': '请求过于频繁',
  'fields-too-large': '请求头过大',
  'internal-error': '内部错误',
  'database-unavailable': '数据库不可用',
  'version-not-supported': '不支持此 HTTP 版本',
  'caller-name-taken': '名称已被使用',
  'name-taken': '该域名属于其他团队',
  'username-taken': '用户名已被使用',
  'domain-exists': '域名已存在',
  'edge-still-reports': '边缘节点仍在服务',
  'edges-unavailable': '边缘节点列表不可用',
  'explain-unavailable': '无法询问边缘节点',
  'events-gone': '所请求的事件已不可用',
  'events-unavailable': '事件流不可用',
  'no-access-key': '需要访问密钥',
  'no-session': '没有会话',
  'no-such-team': '指定的团队不存在',
  'last-administrator': '必须保留一名全局管理员',
  'passwords-off': '密码登录已停用',
  'preflight-unavailable': '没有可用的探测器',
  'preflight-failed': '预检未通过：请求将会失败',
  'preflight-no-verdict': '未能检测源站',
  'proof-missing': '尚未证明对域名的控制权',
  'proof-unavailable': '无法验证对域名的控制权',
  'provider-unavailable': 'OpenID 提供方不可用',
  'quota-exceeded': '超出配额',
  'receiver-busy': '接收方有等待发送的消息',
  'receiver-off': '接收方已关闭',
  'receiver-of-settings': '接收方由服务配置设定',
  'revision-is-a-removal': '该版本是一次移除',
  'team-exists': '团队已存在',
  'team-in-use': '团队正在使用',
  'too-many-accounts': '账号数量达到上限',
  'too-many-attempts': '登录尝试过多，请稍后再试',
  'too-many-change-requests': '变更请求数量达到上限',
  'too-many-keys': '访问密钥数量达到上限',
  'too-many-receivers': '接收方过多',
  'too-many-sessions': '会话过多',
  'too-many-streams': '事件流数量达到上限',
  'unknown-access-key': '访问密钥不存在',
  'unknown-account': '账号不存在',
  'unknown-alert': '告警不存在',
  'unknown-change-request': '变更请求不存在',
  'unknown-domain': '域名不存在',
  'unknown-edge': '边缘节点不存在',
  'unknown-purge': '刷新任务不存在',
  'unknown-receiver': '接收方不存在',
  'unknown-revision': '版本不存在',
  'unknown-rollout': '灰度发布不存在',
  'unknown-team': '团队不存在',
  'immediate-not-allowed': '此域名的变更须灰度发布，仅其管理员可使其立即生效或加快发布',
  'indivisible-change': '其中不能灰度的部分会单独改变回源方式，请先单独修改，或由管理员立即生效',
  'mass-change': '一分钟内变更的域名过多，需要确认数量',
  'rollout-under-way': '该域名已有进行中的灰度发布',
  'rollout-ended': '灰度发布已结束',
  'too-many-rollouts': '进行中的灰度发布过多',
  'nothing-changes': '没有变更',
  'change-already-requested': '该变更已提交或已生效',
  'change-request-closed': '变更请求已关闭',
  'change-request-outdated': '提交请求之后，域名已被修改',
  'consent-missing': '此变更需要他人批准',
  'wrong-person': '需要由其他人操作',
};

const kindOf = (type) => (type || '').split(':').pop();

/** The kind of a problem, from the last part of its type. */
export const problemKind = (type) => PROBLEM_KINDS[kindOf(type)] || kindOf(type).replaceAll('-', ' ');

/** Remedies of refusals, by the code of a problem's `remedy`. */
export const REMEDIES = {
  'add-domain': '请在域名管理页面添加。',
  'add-domain-and-request-change': '请先添加不含此项削弱的 {domain}，再在其页面提交变更请求。',
  'ask-edges': '可直接通过边缘节点的管理端口查询。',
  'authenticate': '请重新登录。',
  'await-end-of-freeze': '请等待冻结结束，或请全局管理员进行更改。',
  'change-or-remove-domain': '请在其页面修改，或先将其移除。',
  'confirm-mass-change': '请确认确实要变更这么多域名，并确认其数量。',
  'correct-origins-or-policy': '请更正源站或选择该跳转类型，或跳过预检后变更。',
  'end-rollout': '等待其结束，或在域名页面结束。',
  'let-roll-out': '请采用灰度发布，或请域名的管理员操作。',
  'list-access-keys': '访问控制页面列出了您可管理的密钥。',
  'list-accounts': '访问控制页面列出了您可管理的用户。',
  'list-change-requests': '域名页面列出了其变更请求。',
  'list-purges': '缓存刷新页面列出了最近的刷新任务。',
  'list-rollouts': '域名页面列出了其灰度发布。',
  'read-and-repeat-item': '请查看其当前状态，再重新变更。',
  'read-and-repeat': '请查看当前状态，再重新变更。',
  'read-interface': '请重新加载页面：服务可能已更新。',
  'repeat-with-new-key': '请重新加载页面，再重新变更。',
  'repeat-from-own-page': '请重新加载页面，再重新变更。',
  'request-change': '请填写原因并提交变更请求，由他人批准。',
  'request-change-before-removal': '请为 {domain} 提交相同的变更请求，经他人批准后再移除。',
  'request-rollout': '请填写原因，以灰度发布方式提交变更请求，由他人批准。',
  'restore-earlier-or-remove': '请恢复之前的版本，或移除域名。',
  'sign-in-at-provider': '请在提供方登录。',
  'skip-preflight': '请重新变更，或跳过预检后变更。',
};

/** A refusal's kind and remedy, and the service's own words; only these where the kind is not known. */
export function problemTexts({ type, title, detail, reason, remedy }) {
  const kind = PROBLEM_KINDS[kindOf(type)];
  if (!kind) {
    return { text: detail || title };
  }
  const way = remedy && REMEDIES[remedy.code];
  return { text: `${kind}。${way ? way.replaceAll('{domain}', remedy.domain || '') : ''}`, original: reason || detail };
}

/** The faults of fields, by their codes. */
const VIOLATIONS = {
  required: '必填',
  invalid: '值无效',
  malformed: '格式错误',
  'out-of-range': '超出范围',
  'unknown-field': '未知字段',
  'unknown-parameter': '未知参数',
  'unknown-value': '未知的值',
};

/** The fault of a field, and the service's own words for it. */
export const violationText = ({ code, detail }) => (Object.hasOwn(VIOLATIONS, code) ? `${VIOLATIONS[code]}（${detail}）` : detail);

/** Warnings of changes, by their codes. */
const WARNINGS = {
  'custom-port-ignored': '回源协议开启时忽略源站的自定义端口，边缘节点使用标准端口或已批准的端口。',
  'no-primary-origin': '所有源站均为备源站；边缘节点将其作为主源站使用，没有故障切换。',
  'setting-reset': '请求未包含某项配置，该配置已恢复为默认值。如需保留，请在请求中包含它。',
  'mixed-schemes': '部分源站使用 HTTPS，部分使用 HTTP；同一请求内，边缘节点不会从 HTTPS 切换到 HTTP。请将所有源站设为 443 端口，或开启回源协议。',
  'dynamic-policy-ignored': '动态加速关闭时，所有内容均为静态内容，动态内容回源协议不生效。如需使用，请开启动态加速。',
  'exception-over': '不校验证书的期限已过，边缘节点已恢复校验。请设置更晚的截止时间，或改为校验证书。',
  'exception-ends': '到期后，边缘节点将校验源站证书，并拒绝不受信任的证书。',
  'origin-unverified': '边缘节点不校验源站证书，网络路径上的任何人都可以冒充源站。',
  'origin-tls-removed': 'HTTPS 客户端的回源请求将由 HTTPS 改为 HTTP：网络路径上的任何人都可以读取和篡改。',
  'origin-address-prohibited': '边缘节点不会连接该源站地址。请更换地址，或将其加入允许的地址范围。',
  'origin-port-prohibited': '边缘节点不会连接该端口。请更换端口，或将其加入允许的端口。',
  'preflight-no-verdict': '部分源站未能检查，变更后能否连接尚不清楚。',
  'preflight-not-followed': '源站的重定向指向其他域名，未继续跟踪。',
  'progressive-rollout-started': '此变更按默认方式灰度发布：由逐步增多的一部分资源试用，全部请求稍后生效。',
  'rollout-goes-on': '此次写入没有变更，该域名的灰度发布会继续，完成后生效的是正在试用的配置。如需保留当前配置，请中止灰度发布。',
  'rollout-replaced': '此变更使进行中的灰度发布结束，候选配置不会生效。',
  'unusual-port': '该端口通常属于其他协议；它已被允许，因此边缘节点会向其发送 HTTP 请求。',
};

/** A warning, and the service's own words for it. */
export function warningTexts({ code, detail }) {
  const text = Object.hasOwn(WARNINGS, code) ? WARNINGS[code] : Object.hasOwn(CAUSES, code) ? `${CAUSES[code]}。${CAUSE_REMEDIES[code]}` : null;
  return text ? { text, original: detail } : { text: detail };
}

/** Reasons of probers and edges. */
const REASONS = {
  'connection refused': '连接被拒绝',
  'connection timed out': '连接超时',
  'connection closed': '连接被关闭',
  'connection accepted': '连接成功',
  'no route to host': '没有到主机的路由',
  'network unreachable': '网络不可达',
  'network is unreachable': '网络不可达',
  'Connection reset by peer': '连接被对端重置',
  'the port is not allowed for origins': '该端口不允许用于源站',
};

/** A reason; one that isn't known stays in the service's words. */
export const reasonText = (reason) => (Object.hasOwn(REASONS, reason) ? REASONS[reason] : reason);

/** Firing alerts by their kinds. */
const ALERT_TEXTS = {
  'follow-needs-both-ports': '已关闭，而跳转类型 FOLLOW 同时需要两个端口。请开放该端口，或修改回源协议或源站。',
  'origin-port-closed': '已关闭，而回源协议需要该端口。请开放该端口，或修改回源协议或源站。',
  'origin-unreachable': '不可达。请检查到源站的网络路径，或更换源站。',
  'origin-tls-failed': 'TLS 握手失败。请检查服务器的 TLS 版本、加密套件和名称。',
  'origin-tls-refused': '的 TLS 版本或证书被边缘节点拒绝。请查看诊断结果，并更换服务器的证书或 TLS 配置。',
  'origin-prohibited': '禁止边缘节点访问。请更换地址或端口，或为边缘节点和探测器放行。',
  'origin-certificate-expiring': '的证书即将过期。请在服务器上更新证书。',
  'origin-redirect-loop': '对客户端循环重定向。请修改跳转类型，或让源站根据客户端协议决定是否重定向。',
  'origin-schemes-differ': '以 HTTP 和 HTTPS 提供的内容不同。请在源站提供相同的站点，或修改跳转类型。',
};

/** An alert in a sentence or two, and the service's own words. */
export function alertTexts({ kind, status, affected, detail }) {
  if (status === 'RESOLVED') {
    return { text: '告警已恢复。', original: detail };
  }
  if (!Object.hasOwn(ALERT_TEXTS, kind)) {
    return Object.hasOwn(CAUSES, kind) ? { text: `${CAUSES[kind]}。${CAUSE_REMEDIES[kind]}`, original: detail } : { text: detail };
  }
  const places = (affected || []).map(({ origin, missingPorts }) => `${origin}${missingPorts?.length ? ` 的端口 ${list(missingPorts)}` : ''}`);
  return { text: `${places.length ? `${list(places)} ` : '源站'}${ALERT_TEXTS[kind]}`, original: detail };
}
