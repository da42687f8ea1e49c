import { number } from '../../language.js';
import { html } from '../../view.js';

/** Changes that an edge holds back. */
export const HOLD = {
  state: '保留变更',
  text: (domains, reason, remedy) => `最多 ${number(domains)} 个域名仍按之前的状态服务：${reason}。${remedy || ''}`,
  atEdges: (edge, others, age) => html`${edge}${others ? ` 及另外 ${number(others)} 个边缘节点` : ''}可能保留了此变更，已持续 ${age}`,
  reasons: {
    REPEATED_ENDS: '收到新变更后进程很快两次退出，因此从最近一次正常的状态启动，并逐步应用更新的变更',
    MASS_CHANGE: '一分钟内移除或改变了大量域名的回源，且无人确认其数量',
  },
  remedies: {
    REPEATED_ENDS: '请在其日志中查看退出原因，在其拒绝记录中查看引发退出的变更，并更正该域名。',
    MASS_CHANGE: '若变更有误，请将这些域名恢复到变更之前；若确属有意，由全局管理员放行。',
  },
  release: '放行',
  releaseOf: (edge) => `放行 ${edge} 保留的变更`,
  releaseEffect: '这些域名将重新发布，全部边缘节点立即应用其当前状态。请先在审计日志中检查当时的变更。',
  releaseNumber: (domains) => `输入 ${domains} 以放行这些域名`,
  reasonHint: '将记录在审计日志中。',
  released: (domains) => `已重新发布 ${number(domains)} 个域名`,
};
