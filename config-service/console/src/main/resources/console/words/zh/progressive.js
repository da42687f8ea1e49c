import { number } from '../../language.js';
import { html } from '../../view.js';
import { list, percent } from '../zh.js';

const failed = ({ candidateFailed, candidateResources, failure, baselineFailed, baselineResources }) =>
  `候选配置下 ${number(candidateResources)} 个资源中有 ${number(candidateFailed)} 个失败${failure ? `（${failure}）` : ''}，基线配置下 ${number(baselineResources)} 个中有 ${number(baselineFailed)} 个`;

/** Progressive rollouts, on every page that has them. */
export const PROGRESSIVE = {
  title: '灰度发布',
  states: { RUNNING: '进行中', PAUSED: '已暂停', FROZEN: '已冻结', PROMOTED: '已全量', ABORTED: '已中止', REPLACED: '已被取代' },
  step: (step, steps, share) => `第 ${number(step)} 步（共 ${number(steps)} 步，${percent(share)}）`,
  ends: {
    PROMOTED: (step, after) => html`历时 ${after}后全量发布：所有请求使用候选配置。`,
    ABORTED: (step, after) => html`历时 ${after}，在${step}中止：所有请求使用基线配置。`,
    REPLACED: (step, after) => html`历时 ${after}，在${step}因域名的其他变更而结束。`,
  },
  ended: (state, step, after) => html`历时 ${after}，在${step}以“${state}”结束。`,
  because: (end, reason) => html`${end}原因：${reason}`,
  reasons: {
    'edges-aborted': ({ aborted, edges, ...outcomes }) => `${number(edges)} 个边缘节点中有 ${number(aborted)} 个已中止：${failed(outcomes)}。`,
    'fleet-test': (outcomes) => `全部边缘节点的结果合并检验显示有害：${failed(outcomes)}。`,
    'too-little-traffic': ({ seen, needed, patience, reporting }) =>
      `流量过少：${patience}内仅有 ${number(seen)} 个结果，需要 ${number(needed)} 个${reporting ? '' : '；可达的边缘节点均未上报试用情况，较早版本的边缘节点不会上报'}。`,
    'enough-seen': ({ step, ...outcomes }) => `第 ${number(step)} 步的结果已足够：${failed(outcomes)}。`,
    'by-person': ({ text }) => text,
    replaced: () => '域名的其他变更取代了此发布。',
    'domain-removed': () => '域名已被移除。',
    'domain-moved': () => '域名已转移给其他团队。',
    'domain-restored': ({ revision }) => `域名已恢复为版本 ${number(revision)}。`,
  },
  plan: {
    steps: (shares) => `各步 ${list(shares)}`,
    bake: (time) => `观察时间 ${time}`,
    outcomes: (outcomes) => `${number(outcomes)} 个结果`,
    patience: (time) => `最长等待 ${time}`,
    byDefault: '默认方案',
  },
  started: '开始时间',
  startedBy: (age, name) => html`${age}，由 ${name} 开始`,
  someone: '未知用户',
};
