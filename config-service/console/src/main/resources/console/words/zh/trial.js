import { number } from '../../language.js';
import { html } from '../../view.js';
import { percent } from '../zh.js';

/** A progressive rollout under way, on its domain's page. */
export const TRIAL = {
  buttons: { pause: '暂停', resume: '继续', promote: '全量发布', abort: '中止' },
  now: (step, steps, share, lasts) => html`第 ${number(step)} 步（共 ${number(steps)} 步），已持续 ${lasts}：${percent(share)} 的回源请求试用候选配置。`,
  stages: '各步',
  everything: '全部',
  present: '当前',
  waits: '等待',
  conditions: {
    bake: (until) => html`观察时间，${until}结束`,
    baked: '观察时间结束',
    edges: (missing) => `${number(missing)} 个边缘节点尚未进入此步`,
    outcomes: (seen, needed) => `还需 ${number(Math.max(0, needed - seen))} 个结果：已有 ${number(seen)}/${number(needed)} 个资源试用候选配置`,
  },
  stepSoon: '条件均已满足：数秒内进入下一步。',
  promotionSoon: '条件均已满足：数秒内全量发布。',
  unread: '未知：尚未读取边缘节点的上报。',
  paused: '比例保持不变，直到有人继续。',
  frozen: '有边缘节点中止了此发布，比例保持不变。若再有一个中止，所有请求将使用基线配置。',
  administrators: '仅域名的管理员可以继续或全量发布。',
  arms: '分组',
  arm: '分组',
  candidate: '候选配置',
  baseline: '基线配置',
  resources: '资源',
  discordant: '不一致',
  armsHint: '此步中请求过的不同资源，按首次结果计。“不一致”指请求失败而按基线配置重试成功；两组都可能偶然出现。',
  armsUnknown: '未知：此步尚无边缘节点上报',
  evidence: '证据',
  signs: {
    unknown: '未知：尚未比较边缘节点的上报',
    few: '没有有害迹象，但结果太少，尚不能断定',
    none: '没有有害迹象',
    weak: '轻微的有害迹象：无害的发布中，偶然达到此程度的至多十分之一',
    strong: '明显的有害迹象，但不足以中止',
    enough: '足以中止',
  },
  measure: (evidence, limit) => `${number(evidence)}；达到 ${number(limit)} 时中止`,
  edgeStates: { RUNNING: '进行中', HOLDING: '暂缓', ABORTED: '已中止', UNKNOWN: '未知' },
  edgeWhy: {
    HOLDING: '源站失败过多，不宜重试：所有请求暂时使用基线配置',
    ABORTED: '所有请求使用基线配置，直到后续版本',
    UNKNOWN: '没有上报，或尚未上报此发布',
  },
  atStep: (state, step) => `${state}，第 ${number(step)} 步`,
  counts: (resources, discordant) => `${number(resources)}，不一致 ${number(discordant)}`,
  changes: '候选配置的变更',
  history: '查看历史版本',
};
