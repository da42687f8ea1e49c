import { number } from '../../language.js';
import { list, percent } from '../zh.js';

/** The progressive rollouts of all domains. */
export const UNDER_WAY = {
  all: '灰度发布',
  table: '未结束及一小时内中止的灰度发布',
  progress: '进度',
  reason: '原因',
  underWay: (many, more, others) => list([`${more ? '超过 ' : ''}${number(many)} 个未结束`, ...others]),
  inState: (many, state) => `${number(many)} 个${state}`,
  truncated: (shown) => `仅显示前 ${number(shown)} 个；其余请通过 API 查看。`,
  problems: {
    FROZEN: [(share) => `灰度发布在 ${percent(share)} 冻结`, '灰度发布已冻结', '有边缘节点中止了此发布，比例保持不变。请在域名页面查看原因，然后中止发布，或由管理员继续。'],
    PAUSED: [(share) => `灰度发布在 ${percent(share)} 已暂停超过一天`, '灰度发布已暂停超过一天', '在有人处理之前比例保持不变。请在域名页面继续、全量发布或中止。'],
    ABORTED: [(share) => `灰度发布在 ${percent(share)} 中止`, '灰度发布已中止', '所有请求使用基线配置。请在域名页面查看原因，更正变更后再重新发布。'],
  },
};
