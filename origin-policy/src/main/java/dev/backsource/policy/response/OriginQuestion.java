package dev.backsource.policy.response;

import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;

/**
 * A back-to-origin request of an edge, as far as an origin's response depends on it.
 *
 * @param to scheme and port
 * @param host the {@code Host} field
 * @param serverName the name for TLS
 * @param client the client's scheme, of which edges inform the origin
 * @param target path and perhaps query
 */
public record OriginQuestion(Target to, String host, String serverName, Scheme client, String target) {}
