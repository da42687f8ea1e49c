import { html } from '../../view.js';
import { COMMON } from '../zh.js';

export const CUSTOM_PORTS = {
  title: '自定义端口',
  request: '申请自定义端口',
  noneGranted: '没有已批准的端口：开启的回源协议使用标准端口 80 和 443。',
  granted: (ports) => `开启的回源协议只使用已批准的自定义端口。已批准：${COMMON.ports(ports)}。`,
  requested: (name, age) => html`${name} 申请于 ${age}`,
  item: (ports, reason) => `${COMMON.ports(ports)}：${reason}`,
  ungranted: '未批准',
  all: '全部变更请求',
  intro: '管理员会看到您的申请、源站及其端口状态。',
  http: 'HTTP 端口',
  https: 'HTTPS 端口',
  keepHint: '留空：保留已批准的端口。',
  send: '提交申请',
  none: '请输入端口。',
  decision: '在管理员批准之前，不会有任何变更。',
};
