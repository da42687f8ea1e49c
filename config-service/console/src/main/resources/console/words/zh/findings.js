import { dateFormat, number } from '../../language.js';
import { html } from '../../view.js';
import { CAUSE_REMEDIES, CAUSES, list, reasonText } from '../zh.js';

export const FINDINGS = {
  heading: '源站诊断结果',
  failsAt: (gate) => `失败环节：${gate}`,
  none: '没有发现问题。',
  failedAt: (gate) => `当时的失败环节：${gate}`,
  willFailAt: (gate) => `即将失败的环节：${gate}`,
  measured: (age) => html`测量于 ${age}`,
  port: (origin, port) => `${origin} 的端口 ${port}`,
  byEdges: (number, names) => `由${number === 1 ? '边缘节点' : ` ${number} 个边缘节点发现：`} ${list(names)}${number > names.length ? ` 等（另有 ${number - names.length} 个）` : ''}`,
  outdated: (age) => html`最近测量于 ${age}；当前未知`,
  names: (place, isOfEdges) => `${place} 的名称${isOfEdges ? '（由边缘节点测量）' : ''}`,
  certificateNames: '证书适用于',
  serverName: '边缘节点要求',
  host: 'Host 请求头',
  more: (number) => `另有 ${number} 个`,
};

const clients = (schemes) => list(schemes.map((scheme) => scheme.toUpperCase()));
const INSTANT = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
const instant = (text) => INSTANT.format(new Date(text));
const prohibited = ({ objection }) => `禁止边缘节点访问：${reasonText(objection)}。`;
const unreachable = ({ reason }) => `不可达：${reasonText(reason)}。`;

/** What was measured, by the codes of findings. */
const MEASURED = {
  'name-unresolved': ({ verdict }) => `域名无法解析：${{ NO_ADDRESS: '域名不存在或没有地址', TEMPORARY_FAILURE: '解析服务器暂时失败', TIMEOUT: '解析超时' }[verdict] || verdict}。`,
  'address-prohibited': prohibited,
  'port-prohibited': prohibited,
  'connection-refused': () => '关闭：连接被拒绝。',
  'connection-timed-out': ({ afterMs }) => `关闭：连接在 ${number(afterMs)} 毫秒后超时。`,
  'no-route': unreachable,
  'network-unreachable': unreachable,
  'connection-failed': unreachable,
  'no-tls': ({ http }) => (http ? '以明文 HTTP 而非 TLS 响应。' : '没有以 TLS 响应。'),
  'handshake-failed': ({ reason, serverName }) => `TLS 握手失败：${reasonText(reason)}${serverName ? `；边缘节点发送的服务器名称为 ${serverName}` : ''}。`,
  'tls-version': ({ spoken, required }) => `${spoken ? `最高支持 ${spoken}；` : ''}边缘节点要求 ${required} 或更高版本。`,
  'tls-cipher': ({ version, spoken }) => `不支持边缘节点的加密套件${spoken ? `；选择了 ${spoken}` : ''}${version ? `（${version}）` : ''}。`,
  'server-name': ({ sent, accepted, acceptedWithout }) =>
    `TLS 握手${sent ? `以服务器名称 ${sent} ` : '在没有服务器名称时'}失败${accepted ? `；以 ${accepted} 则成功` : acceptedWithout ? '；不带名称则成功' : ''}。`,
  'no-certificate': () => '没有提供证书。',
  'chain-incomplete': ({ sent, last, missing }) => `证书链不完整：发送的 ${sent} 个证书中最后一个为 ${last}；其签发者 ${missing} 的证书既未发送也不受信任。`,
  'certificate-self-signed': ({ subject }) => `证书为自签名：${subject}。`,
  'certificate-untrusted': ({ subject, authority, ownAuthorities }) => `证书（${subject}）不受信任：其签发机构 ${authority} 不在${ownAuthorities ? '域名配置的 CA 证书' : '边缘节点的根证书'}之中。`,
  'tls-refused': ({ reason }) => `TLS 被拒绝：${reason}。`,
  'certificate-name': ({ names, more, serverName, host }) =>
    `证书适用于 ${list(names)}${more ? ` 等（另有 ${more} 个）` : ''}；边缘节点要求 ${serverName}${host ? `，并发送 Host: ${host}` : ''}。`,
  'certificate-expired': ({ subject, notAfter }) => `证书已于 ${instant(notAfter)} 过期（${subject}）。`,
  'certificate-not-yet-valid': ({ subject, notBefore }) => `证书在 ${instant(notBefore)} 之前无效（${subject}）。`,
  'certificate-expiring': ({ subject, notAfter, withinDays }) => `证书将在 ${withinDays} 天内过期，时间为 ${instant(notAfter)}（${subject}）。`,
  'certificate-refused-later': ({ from, code, reason }) => `自 ${instant(from)} 起，边缘节点恢复校验，届时将拒绝：${CAUSES[code] || reason}。`,
  'http-failed': ({ reason, url }) => `接受连接，但没有正常响应：${reasonText(reason)}（GET ${url}）。`,
  'http-unavailable': ({ status, url }) => `返回状态码 ${status}（GET ${url}）。`,
  'redirect-loop': ({ clients: of, steps }) => `对 ${clients(of)} 客户端循环重定向：${steps.map(({ url, status, location }) => `${url} → ${status ?? ''} ${location}`).join('；')}。`,
  'schemes-differ': ({ http, https, likeness }) =>
    `HTTP 与 HTTPS 客户端得到的内容不同：${[http, https].map(({ status, title }) => `${status}${title ? ` “${title}”` : ''}`).join(' 与 ')}${likeness?.score === undefined ? '' : `（相似度 ${likeness.score}/100）`}。`,
  'insecure-links': ({ url, count: many, links }) => `页面 ${url} 对 HTTPS 客户端含有 ${many} 个指向自身主机的 HTTP 链接：${list(links)}。`,
  'forwarded-proto': ({ sent, heeded }) => `源站从 ${heeded} 读取客户端协议；边缘节点在 ${sent} 中发送。`,
  'strict-transport-security': ({ url, maxAgeSeconds, includeSubDomains, httpStatus }) =>
    `要求浏览器在 ${number(Math.floor(maxAgeSeconds / 86_400))} 天内${includeSubDomains ? '对该主机及其下所有域名' : ''}仅使用 HTTPS（${url}），但 HTTP 客户端得到 HTTP 响应${httpStatus ? `（状态码 ${httpStatus}）` : ''}。`,
};

/** Remedies that name what was measured. Other findings have those of their causes. */
const MEASURED_REMEDIES = {
  'tls-version': ({ required }) => `在服务器上启用 ${required}，或降低域名的最低版本。`,
  'certificate-name': ({ serverName }) => `安装适用于 ${serverName} 的证书，或将源站 TLS 的服务器名称设为证书中的名称之一。`,
  'redirect-loop': ({ working, field }) => `${working.length ? `使用跳转类型 ${working.join(' 或 ')}，或` : ''}让源站根据边缘节点在 ${field} 中发送的客户端协议决定是否重定向。`,
  'insecure-links': ({ field }) => `让应用根据边缘节点在 ${field} 中发送的客户端协议生成链接，或使用相对链接。`,
  'forwarded-proto': ({ sent, heeded, settable }) => `${settable ? `将域名回源请求的客户端协议字段设为 ${heeded}，或` : ''}让应用读取 ${sent}。`,
};

/** A finding: what was measured, the remedy, and the service's own words for both; only these where it isn't known. */
export function findingTexts({ code, origin, port, evidence, detail, remedy }) {
  if (!Object.hasOwn(MEASURED, code) || !evidence) {
    return { detail, remedy };
  }
  const place = origin ? `${FINDINGS.port(origin, port)}：` : '';
  try {
    return { detail: place + MEASURED[code](evidence), remedy: MEASURED_REMEDIES[code]?.(evidence) ?? CAUSE_REMEDIES[code], original: `${detail} ${remedy}` };
  } catch {
    // The evidence is of another version of the service.
    return { detail, remedy };
  }
}
