import { number } from '../../language.js';
import { html } from '../../view.js';
import { COMMON, partTitle } from '../zh.js';

/** The defaults of the edges' settings for fields that a domain leaves out. A test compares them; an operator may have set others. */
const EDGE_DEFAULTS = {
  connectTimeout: '3 秒',
  firstByteTimeout: '30 秒',
  idleTimeout: '60 秒',
  minVersion: 'TLS1.2',
  storeSetCookie: '不缓存',
  suites: '全部支持前向保密的套件',
  strictTransportSecurity: '不发送',
};

const edgeDefault = (value) => `边缘节点默认值（未另行配置时为${/^[\x20-\x7e]/.test(value) ? ' ' : ''}${value}）`;

/** The editor of a domain's settings. */
export const SETTINGS = {
  edit: (title) => `编辑${title}`,
  dialog: (title, domain) => `${title}：${domain}`,
  edgeDefault: '边缘节点默认值',
  submit: (fields) => (fields.length > 1 ? `变更 ${number(fields.length)} 项配置` : fields.length ? `变更${fields[0]}` : COMMON.save),
  anyway: (title) => `仍然变更${title}`,
  made: (title, domain) => `已变更 ${domain} 的${title}`,
  emptyMeans: (hint, meaning) => `${hint || ''}留空：${meaning}。`,
  noneSelected: (meaning) => `不选择：${meaning}。`,
  quantity: (many, unit) => `${number(many)} ${UNITS[unit] || unit}`.trim(),
  certificates: (number) => `${number} 个自定义证书`,
  their: (field, value) => html`${field}：${value}`,
  changes: '修改',
  field: '字段',
  current: '当前',
  after: '保存后',
  validating: '正在校验…',
  valid: (revision) => `校验通过。保存后生成版本 ${revision}。`,
};

const UNITS = { ms: '毫秒', s: '秒' };

/** Words for the fields of a domain's settings, as in the English catalogue; also their titles, which the API has in English. */
const FIELDS = {
  'originTls.verification': { title: '证书校验', always: true, options: { FULL: '校验', NONE: '不校验' } },
  'originTls.unverifiedUntil': {
    title: '不校验截止时间',
    none: '无截止时间：永久',
    only: ['verification', 'NONE'],
    ends: [[1, '1 小时后'], [4, '4 小时后'], [24, '24 小时后'], [7 * 24, '7 天后']],
    usual: 4,
    ending: (left, end) => html`${end}：${left}恢复校验`,
    over: (end) => html`${end}：已过期，已恢复校验`,
    hint: '到期后，边缘节点自动恢复证书校验。不设截止时间，则在改为“校验”之前，网络路径上的任何人都可以冒充源站。',
  },
  'originTls.serverName': { title: '服务器名称', none: 'Host 请求头', hint: '用于 SNI 和证书校验。' },
  'originTls.caCertificates': { title: 'CA 证书', none: '边缘节点的信任库', hint: 'PEM 格式，取代边缘节点的信任库。' },
  'originTls.minimumVersion': { title: '最低 TLS 版本', always: true },

  'changeControl.preflight': {
    title: '变更预检',
    none: '团队默认值',
    options: { SKIP: '不预检', WARN: '提示', REQUIRE: '未通过则拒绝' },
    hint: '变更路由之前，由探测器检查源站。',
  },
  'changeControl.recommend': { title: '申请更安全的策略', none: '关闭', options: { true: '开启', false: '关闭' }, hint: '定期尝试所有跳转类型；可用且更安全的类型会成为变更请求。' },

  'originRequest.host': { title: '回源 Host', none: '客户端请求的域名', hint: '域名，可带端口。' },
  'originRequest.connectTimeoutMs': { title: '连接超时', none: edgeDefault(EDGE_DEFAULTS.connectTimeout), hint: '毫秒，100 至 60,000。' },
  'originRequest.firstByteTimeoutMs': { title: '首字节超时', none: edgeDefault(EDGE_DEFAULTS.firstByteTimeout), hint: '发出请求后的毫秒数，100 至 600,000。' },
  'originRequest.idleTimeoutMs': { title: '空闲超时', none: edgeDefault(EDGE_DEFAULTS.idleTimeout), hint: '响应字节之间的毫秒数，100 至 600,000。' },
  'originRequest.http2': { title: 'HTTP/2 回源', hint: '边缘节点尚不支持以 HTTP/2 回源，只能选择“否”。' },
  'originRequest.probePath': { title: '探测路径', none: '/', hint: '探测器请求的路径和查询参数。' },
  'originRequest.forwardedProtoField': { title: '客户端协议字段', none: 'X-Forwarded-Proto', hint: '向源站传递客户端协议的请求头。' },

  'dynamicAcceleration.enabled': { title: '动态加速', options: { false: '关闭：所有内容均为静态内容', true: '开启：未匹配静态规则的内容为动态内容' } },
  'dynamicAcceleration.staticRules.suffixes': { title: '静态文件后缀', none: '无', hint: '每行一个，不带点，例如 css。' },
  'dynamicAcceleration.staticRules.uris': { title: '静态 URI', none: '无', hint: '每行一个完整路径，例如 /index.html。' },
  'dynamicAcceleration.staticRules.paths': { title: '静态路径', none: '无', hint: '每行一个，* 表示任意字符，例如 /static/*。' },

  'clientTls.minimumVersion': { title: '最低 TLS 版本', none: edgeDefault(EDGE_DEFAULTS.minVersion) },
  'clientTls.cipherSuites': { title: 'TLS 1.2 加密套件', none: edgeDefault(EDGE_DEFAULTS.suites) },
  'clientTls.strictTransportSecurity.maxAgeSeconds': {
    title: 'HSTS（Strict-Transport-Security）',
    none: edgeDefault(EDGE_DEFAULTS.strictTransportSecurity),
    hint: '浏览器仅使用 HTTPS 的秒数；0 表示取消。',
  },
  'clientTls.strictTransportSecurity.includeSubDomains': { title: 'HSTS：包含子域名', always: true },
  'clientTls.strictTransportSecurity.preload': { title: 'HSTS：预加载', always: true },

  'caching.storeSetCookie': {
    title: '带 Set-Cookie 的响应',
    none: edgeDefault(EDGE_DEFAULTS.storeSetCookie),
    options: { false: '不缓存', true: '有 public 或 s-maxage 时缓存：所有客户端得到相同的 Cookie' },
  },
};

/** The words for a field, by its path in a domain. */
export const fieldWords = (path, description) => (Object.hasOwn(FIELDS, path) ? FIELDS[path] : { hint: description });

/** A value of a choice. */
export const optionWord = (words, value) => words.options?.[value] || (value === true ? COMMON.yes : value === false ? COMMON.no : value);
