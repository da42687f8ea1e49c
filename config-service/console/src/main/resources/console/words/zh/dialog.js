import { number } from '../../language.js';
import { html } from '../../view.js';
import { PRIORITIES, stateWord } from '../zh.js';

export const DIALOG = {
  wait: '请稍候…',
  request: '提交变更请求',
  consent: '需要他人批准',
  weakens: (reason) => `：此变更会削弱与源站之间连接的安全性（${weakening(reason)}）。请提交变更请求；其他操作员可在域名页面的“变更请求”中批准。`,
  reasonHint: '供审批人参考。',
  anyway: (ok) => `仍然${ok}`,
  massChange: '一分钟内变更的域名过多',
  manyDomains: (domains, limit) => `：连同此变更共 ${number(domains)} 个域名，未经确认最多可变更 ${number(limit)} 个。请确认确实要变更这么多域名：错误的列表或匹配模式也会造成同样的结果。`,
  typeNumber: (domains) => `输入 ${domains} 以确认`,
  numberHint: '将记录在审计日志中。',
  notCopied: '浏览器阻止了复制。请选中文本后手动复制。',
};

/** Weakenings in the words of the API. */
const WEAKENINGS = {
  'origins\' certificates would no longer be verified': '将不再校验源站证书',
  'back-to-origin requests of HTTPS clients would use HTTP instead of HTTPS': 'HTTPS 客户端的回源请求将由 HTTPS 改为 HTTP',
};
const weakening = (reason) => Object.entries(WEAKENINGS).reduce((text, [english, chinese]) => text.replace(english, chinese), reason);

/** Concurrent changes. */
export const CONFLICT = {
  title: '编辑冲突：',
  someone: '其他人',
  has: (revision, author, has) => html`${author} 保存的版本 ${revision} 为：${has}。`,
  saved: (revision, author) => html`${author} 已在此期间保存版本 ${revision}。`,
  edits: '您在下方的修改尚未保存。保存会在该版本之上应用您的修改，取消则保留该版本。',
  restore: '尚未恢复。恢复会同时替换该版本，取消则保留该版本。',
  other: '其他修改',
};

export const ORIGINS = {
  title: (name) => `${name} 的源站`,
  origin: (number) => `源站 ${number}`,
  add: '添加源站',
  remove: (number) => `移除源站 ${number}`,
  submit: '变更源站',
  anyway: '仍然变更源站',
  made: (domain) => `已变更 ${domain} 的源站`,
  list: (origins) => `源站 ${origins.join('；')}`,
  listed: ({ address, port, priority, weight }) => `${address}，端口 ${port}，优先级 ${stateWord(PRIORITIES, priority)}，权重 ${weight}`,
};
