import { number } from '../../language.js';
import { percent } from '../zh.js';

/** The choice between a change at once and a progressive rollout. */
export const SHARE = {
  title: '发布方式',
  atOnce: '立即生效',
  administrators: '此域名的变更采用灰度发布：仅其管理员可使变更立即生效。',
  atOnceHint: '所有边缘节点在数秒内对全部请求应用此变更。',
  byShare: '灰度发布',
  byShareHint: '由逐步增多的一部分资源试用此变更。若请求失败，边缘节点按当前配置重试；若变更有害，边缘节点自行撤回。',
  byDefault: '此域名的默认方式。由逐步增多的一部分资源试用此变更；若请求失败，边缘节点按当前配置重试；若变更有害，边缘节点自行撤回。',
  steps: '各步比例（%）',
  default: '默认',
  stepsHint: '由小到大，最后一步不超过 95。之后全部请求使用此变更。留空则使用团队或部署的默认值。',
  wrongSteps: '最多 20 个由小到大的数值，大于 0 且不超过 95，例如 1, 5, 25, 50。',
  bake: '观察时间（秒）',
  bakeHint: '每一步的最短时间。留空则使用默认值。',
  outcomes: '结果数',
  outcomesHint: '每一步至少需要多少个资源试用此变更。超过每步的最长等待后若只缺结果，则暂停。留空则使用默认值。',
  wrong: '请更正比例、观察时间或结果数。',
  plan: (steps, least) => `共 ${number(steps)} 步。最早 ${least}后全部请求使用此变更。`,
  underWay: (share) => `灰度发布正在进行（${percent(share)}）。此变更会结束该发布并立即生效；结束后方可再次灰度发布。`,
  replaced: (share) => `灰度发布正在进行（${percent(share)}）。此变更会结束该发布，并开始新的灰度发布。`,
  byRequest: '批准后开始灰度发布。',
  requestAtOnce: '批准后按默认方式发布：立即生效，或按团队设置灰度发布。',
  planByDefault: '留空的项使用团队或部署的默认值。',
  start: (share) => (share === undefined ? '开始灰度发布' : `以 ${percent(share)} 开始`),
  startAnyway: (share) => `仍然${SHARE.start(share)}`,
  removeTls: (share) => (share === undefined ? '以灰度发布移除回源 TLS' : `对 ${percent(share)} 的资源移除回源 TLS`),
  back: (revision) => `中止会使全部请求恢复为版本 ${revision}。`,
};
