package dev.backsource.policy.response;

import dev.backsource.policy.domain.ForwardedProtoField;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;

/**
 * A back-to-origin request of an edge, as far as an origin's response depends on it.
 *
 * @param to scheme and port
 * @param host the {@code Host} field
 * @param serverName the name for TLS
 * @param url of the client's request
 * @param fields the names of the fields that tell the origin the client's scheme, in lower case: edges send one
 */
public record OriginQuestion(Target to, String host, String serverName, ClientUrl url, List<String> fields) {

    /** The client's scheme. */
    public Scheme client() {
        return url.scheme();
    }

    /** The request target. */
    public String target() {
        return url.target();
    }

    /** The value of one of the {@link #fields}. */
    public String valueOf(String field) {
        return field.equals(SchemeFields.FORWARDED)
                ? "proto=" + client().uriName()
                : ForwardedProtoField.value(field, client());
    }

    /** The same with other fields for the client's scheme. */
    OriginQuestion with(String... others) {
        return new OriginQuestion(to, host, serverName, url, List.of(others));
    }
}
