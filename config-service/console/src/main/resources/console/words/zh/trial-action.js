import { percent } from '../zh.js';

/** What a person does to a rollout: the title of its dialog, and what happens. */
export const ACTIONS = {
  reason: '原因（可选）',
  reasonHint: '随发布和历史版本显示。',
  harm: '有边缘节点发现变更有害，并中止了此发布',
  changed: (state) => `打开此对话框后状态已变为“${state}”。请关闭对话框，重新查看。`,
  pause: {
    title: (domain) => `暂停 ${domain} 的灰度发布`,
    effect: (share) => `候选配置保持 ${percent(share)} 的比例，直到有人继续。若变更有害，仍会中止。`,
    made: (domain) => `已暂停 ${domain} 的灰度发布`,
  },
  resume: {
    title: (domain) => `继续 ${domain} 的灰度发布`,
    effect: (share) => `从 ${percent(share)} 继续，条件满足后自动进入下一步。已中止的边缘节点使用基线配置，直到此发布结束。`,
    made: (domain) => `已继续 ${domain} 的灰度发布`,
  },
  promote: {
    title: (domain) => `全量发布 ${domain} 的候选配置`,
    effect: (share) => `所有请求立即使用候选配置，而不再仅限 ${percent(share)} 的资源。跳过其余各步，失败的请求不再按基线配置重试。`,
    made: (domain) => `已全量发布 ${domain} 的候选配置`,
  },
  abort: {
    title: (domain) => `中止 ${domain} 的灰度发布`,
    effect: (share) => `所有请求恢复使用基线配置，包括试用候选配置的 ${percent(share)} 的资源。之后可重新发布此变更。`,
    made: (domain) => `已中止 ${domain} 的灰度发布`,
  },
};
