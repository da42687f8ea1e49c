import { number } from '../../language.js';
import { html } from '../../view.js';
import { list } from '../zh.js';

export const PURGES = {
  table: '刷新任务列表',
  sent: '已发送',
  queued: '排队中',
  progress: '进度',
  scope: '范围',
  requested: '提交时间',
  requestedBy: (name) => `${name || '未知用户'} 提交`,
  showProgress: '查看进度',
  showProgressOf: (scope, domain) => `查看进度：${domain}，${scope}`,
  noMatch: '没有您可见的匹配刷新任务',
  empty: '没有最近的刷新任务',
  noneYet: '没有最近的刷新任务。刷新会从所有边缘节点删除缓存内容。',
  purgeDomain: '刷新域名',
  purge: '刷新',
  purgeTitle: (name) => `刷新 ${name}`,

  everything: '全部内容',
  prefix: (prefix) => `${prefix}…`,
  scopes: (urls, prefixes) => list([...urls, ...prefixes]),
  prefixes: '路径前缀',
  prefixesHint: '每行一个。以斜杠结尾表示目录。',
  urls: 'URL',
  urlsHint: '每行一个。',
  examplePrefix: '/images/',
  exampleUrl: (domain) => `https://${domain}/a.jpg`,
  allContent: (domain) => `${domain || '该域名'}的全部缓存内容`,
  effect: (scope, domain) => html`将从所有边缘节点的缓存中删除 <strong>${domain}</strong> 的 ${scope}。后续请求会回源。`,

  edges: (applied, edges) => `${applied}/${number(edges)} 个边缘节点`,
  rejected: (rejected, edges) => `${rejected} 个拒绝，已完成 ${edges}`,
  everywhere: (edges) => `全部 ${number(edges)} 个边缘节点已完成`,
  reachable: (edges) => `全部可达的边缘节点已完成，${edges}`,
  completed: (edges) => `已完成 ${edges}`,

  progressTitle: '刷新进度',
  byState: '各状态的边缘节点',
  moreExceptions: (more) => `另有 ${number(more)} 个边缘节点未刷新`,
  isEverywhere: '所有边缘节点已完成。',
  isComplete: '所有可达的边缘节点已完成。不可达的边缘节点可能仍在提供缓存内容。',
  isPending: '尚未在所有边缘节点完成。',
};
