package dev.backsource.policy.response;

import dev.backsource.policy.domain.ForwardedProtoField;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;

/**
 * A back-to-origin request of an edge, as far as an origin's response depends on it.
 *
 * @param to scheme and port
 * @param host the {@code Host} field
 * @param serverName the name for TLS
 * @param url of the client's request
 * @param field the name of the field that tells the origin the client's scheme, in lower case
 */
public record OriginQuestion(Target to, String host, String serverName, ClientUrl url, String field) {

    /** The client's scheme. */
    public Scheme client() {
        return url.scheme();
    }

    /** The request target. */
    public String target() {
        return url.target();
    }

    /** The value of {@link #field}. */
    public String fieldValue() {
        return field.equals(SchemeFields.FORWARDED)
                ? "proto=" + client().uriName()
                : ForwardedProtoField.value(field, client());
    }

    OriginQuestion in(String other) {
        return new OriginQuestion(to, host, serverName, url, other);
    }
}
