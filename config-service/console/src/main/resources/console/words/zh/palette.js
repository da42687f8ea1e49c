import { count } from '../zh.js';

/** The dialog that finds domains, pages and actions. */
export const PALETTE = {
  title: '查找域名、页面和操作',
  placeholder: '域名、页面或操作',
  results: '结果',
  recent: '最近的域名',
  domains: '域名',
  pages: '页面',
  actions: '操作',
  looking: '正在查找域名…',
  found: (number) => count(number, '个结果'),
  none: '没有找到',
  move: '移动',
  open: '打开',
  escape: 'Esc',
  close: '关闭',
  addDomain: (name) => (name ? `添加域名 ${name}` : '添加域名'),
  purge: (domain) => `刷新 ${domain}`,
  theme: (name) => `主题：${name}`,
};
