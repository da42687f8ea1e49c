package dev.backsource.edge.findings;

/**
 * A client, as far as origins tell clients apart. Its cookies may be others at the next host or scheme, so only visits of the same URL compare them.
 *
 * @param self of its addresses, user agent and language
 * @param session of its cookies and its authorization
 * @param hasCookies whether the request has cookies
 */
public record Visitor(RequestDigest self, RequestDigest session, boolean hasCookies) {}
