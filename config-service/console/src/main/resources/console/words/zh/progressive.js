import { number } from '../../language.js';
import { html } from '../../view.js';
import { percent } from '../zh.js';

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
  started: '开始时间',
  startedBy: (age, name) => html`${age}，由 ${name} 开始`,
  someone: '未知用户',
};
