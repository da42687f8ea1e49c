/** Names of fields of a domain beside those of its settings. */
export const FIELD = {
  ofPart: (field, part) => `${field}（${part}）`,
  origin: (address) => `源站 ${address}`,
  orderOfOrigins: '源站顺序',
  port: (scheme) => `已批准的 ${scheme.toUpperCase()} 端口`,
};
