import { number } from '../../language.js';
import { html } from '../../view.js';
import { list, TIME } from '../zh.js';

export const CHARTS = {
  traffic: '流量',
  range: '时间范围',
  since: (age, seconds) => (seconds ? html`数据始于 ${age}，粒度 ${TIME.seconds(seconds)}。` : html`数据始于 ${age}。`),
  requests: '请求数',
  hitRatio: '命中率',
  hits: '缓存命中',
  errors: '回源错误',
  otherErrors: (kinds) => `其他 ${kinds} 类`,
  rolloutTime: '下发耗时',
  median: '中位数',
  longest: '最长',
  series: '指标',
  latest: '最新',
  lowest: '最低',
  highest: '最高',
  noTraffic: '暂无流量上报',
  noLookups: '没有缓存查询',
  noErrors: '没有回源错误',
  noRollouts: '没有完成的下发',
  rate: (number) => `${number}/秒`,
  percent: (number) => `${number}%`,
  valueAt: (value, time) => `–（${time} 为 ${value}）`,
  noneSince: (time) => `自 ${time} 起没有数据`,
  valuesAt: (time, values, marks) => `${time}：${list(values)}${marks ? `；${marks}` : ''}`,
  marked: (texts, more) => `${texts.join('；')}${more > 0 ? `；另有 ${number(more)} 项变更` : ''}`,
};

export const TRAFFIC = {
  day: '24 小时',
  clientErrors: '4xx 响应',
  serverErrors: '5xx 响应',
  firstByte: '首字节时间',
  whole: '响应时间',
  p99: '第 99 百分位',
  changes: (changes) => `${number(changes)} 项变更`,
  change: (revision, time, author) => `${time}：版本 ${revision}${author ? `（${author}）` : ''}`,
  mark: (revision, author) => `版本 ${revision}${author ? `（${author}）` : ''}`,
  reports: '各边缘节点的上报',
  reporting: (some, all) => `${number(all)} 个边缘节点中有 ${number(some)} 个上报此域名`,
  notRequested: '未请求数据：正在查看的域名过多，或 Kafka 不可用。仅当此域名属于最繁忙的域名时，边缘节点才会上报。',
};

/** What an edge reports of a domain, as the API names it. */
export const REPORT_STATES = {
  REPORTED: '已上报',
  NO_REQUESTS: '没有请求',
  NOT_AMONG_THE_BUSIEST: '不属于最繁忙的域名；20 秒后再次询问',
  SILENT: '没有上报',
  UNKNOWN: '未知',
};
