import { number } from '../../language.js';

/** Moves of domains to another team. */
export const MOVE = {
  title: (name) => `将 ${name} 移交给团队`,
  titleOfMany: (domains) => `将 ${number(domains)} 个域名移交给团队`,
  noTeam: '无团队',
  to: (team) => (team ? `移交给 ${team}` : '移出团队'),
  toOfMany: (domains, team) => (team ? `将 ${number(domains)} 个域名移交给 ${team}` : `将 ${number(domains)} 个域名移出团队`),
  choose: '请选择团队。',
  selectTeam: '请选择团队',
  same: (team) => (team ? `该域名已属于 ${team}。` : '该域名已不属于任何团队。'),
  change: '变更',
  rights: '权限',
  who: '人员或密钥',
  gains: '获得权限的域名',
  loses: '失去权限的域名',
  noAccess: '无权限',
  key: (name) => `密钥 ${name}`,
  rightsChange: (gaining, losing) =>
    gaining || losing
      ? `${gaining ? `${number(gaining)} 个人员或密钥获得权限` : '没有人员或密钥获得权限'}；${losing ? `${number(losing)} 个失去权限` : '没有失去权限的'}。`
      : '所有人员和密钥的权限不变。',
  notListed: '不包括由身份提供方的用户组授予的角色。',
  moreRights: (many) => `另有 ${number(many)} 个`,
  moreHolders: '人员或密钥过多，未能全部读取。',
  alerts: '告警',
  ended: (names) => `不再通知：${names}。正在触发的告警将作为已恢复通知它们，无论是否仍在触发。`,
  begun: (names) => `从此开始通知：${names}。`,
  kept: (names) => `照常通知：${names}。`,
  noReceiver: '其告警将无人接收：新团队和“全部域名”都没有已启用的告警接收方。',
  effect: '新团队从此可以看到版本、刷新任务和告警。待审批的变更请求将被取消。',
  back: (team) => `${team ? `撤销会将其移交回 ${team}` : '撤销会将其再次移出团队'}，并生成新版本。已取消的变更请求不会恢复。`,
  backOfMany: '撤销会将每个域名移交回原团队，并生成新版本；此后被他人修改过的域名除外。已取消的变更请求不会恢复。',
  moved: (domain, team) => (team ? `已将 ${domain} 移交给 ${team}` : `已将 ${domain} 移出团队`),
  undoTitle: (domains) => `撤销：${number(domains)} 个域名的团队`,
  undoEffect: '每个域名回到移交前的团队，并生成新版本。此后被他人修改过的域名保持不变。',
};
