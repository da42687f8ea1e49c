import { number } from '../../language.js';
import { html } from '../../view.js';
import { list } from '../zh.js';

export const OVERVIEW = {
  numbers: '当前数据',
  asOf: (age) => html`截至 ${age}`,
  valueThen: (value, age) => html`${value}，${age}`,
  firing: '当前告警',
  bySeverity: (errors, warnings, unchecked) => list([errors && `${number(errors)} 个错误`, warnings && `${number(warnings)} 个警告`, unchecked && `${number(unchecked)} 个未检测`].filter(Boolean)),
  readSome: (read) => `其中已读取 ${number(read)} 条`,
  ofAll: (some, all) => `${number(some)} / ${number(all)}`,
  underWay: '下发中的变更',
  oldest: (duration) => `最早已等待 ${duration}`,
  most: (error, rate) => `${error} ${rate}`,
  changeTime: '变更耗时',
  longest: (longest, range) => `中位数；${range}内最长 ${longest}`,
  noChangesIn: (range) => `${range}内没有变更`,

  problems: '问题',
  inAll: (problems, isWhole) => `${isWhole ? '' : '至少 '}${number(problems)} 个问题`,
  moreProblems: (problems, isWhole) => `${isWhole ? '' : '至少'}还有 ${number(problems)} 个问题`,
  noProblems: '没有问题',
  noProblemsKnown: '没有已知问题；但并非全部数据已读取或为最新',

  edges: '边缘节点',
  edgeTable: '边缘节点状态',
  byState: '按状态统计的边缘节点',
  edge: '边缘节点',
  lag: '延迟',
  lastReport: '最近上报',
  ready: (ready, all) => `${number(all)} 个边缘节点中 ${number(ready)} 个就绪`,
  readyAndCurrent: (ready, all) => `${OVERVIEW.ready(ready, all)}且已是最新`,
  readySomeCurrent: (ready, all, current) => `${OVERVIEW.ready(ready, all)}，其中 ${number(current)} 个已是最新`,
  troubles: { 'edge-holding': '保留变更', 'edge-silent': '没有上报', 'edge-rejecting': '拒绝变更', 'edge-diverging': '不一致', 'edge-refused': '上报被拒绝', 'edge-lagging': '延迟' },
  exception: (word, names, more) => `${word}：${list(names)}${more > 0 ? ` 等（另有 ${number(more)} 个）` : ''}`,
  exceptions: (exceptions) => exceptions.join('；'),
  allEdges: (edges) => `全部 ${number(edges)} 个边缘节点`,

  changes: '最近一小时的变更',
  changeTable: '最近的变更',
  changesBy: (changes, more, age, actor) => html`${more ? `超过 ${number(changes)}` : number(changes)}，最近一次由 ${actor} 于 ${age}提交`,
  noChanges: '最近一小时没有变更',
  noChangesAmong: (entries) => `最近 ${entries} 条记录中没有变更；更早的记录未读取`,
  service: '服务',
  allChanges: '在审计日志中查看全部变更',

  forbidden: (reason) => `查看总量需要全部域名的权限：${reason}`,
  edgesLeftOut: '边缘节点过多，以下数据未包含其中一部分。',
  marked: (changes, more) => `标记：最近一小时的${more ? `最新 ${number(changes)} 项变更` : '变更'}。`,
  mark: (actor, operation, target) => `${actor}：${operation}${target ? `，${target}` : ''}`,
};
