package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a domain's back-to-origin requests. A part that is null is left to the edge.
 *
 * @param host the {@code Host} sent to the origins: host name or IP address, with a port or without, in canonical form;
 *     null stands for the client's
 * @param connectTimeoutMs the connect timeout, in 100..60,000 milliseconds
 * @param firstByteTimeoutMs the first-byte timeout, from the request to the first byte of the origin's response, in
 *     100..600,000 milliseconds
 * @param idleTimeoutMs the idle timeout, for silence in the middle of a response, in 100..600,000 milliseconds
 * @param http2 false for requests over HTTP/1.1 only; never true, since edges have no HTTP/2 client for origins
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginRequest(
        @Nullable String host,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer firstByteTimeoutMs,
        @Nullable Integer idleTimeoutMs,
        @Nullable Boolean http2) {
    /** The longest spelling of a host that is read, in characters. */
    public static final int MAX_HOST_SPELLING_LENGTH = HostField.MAX_SPELLING_LENGTH;

    public static final int MIN_TIMEOUT_MS = 100;
    public static final int MAX_CONNECT_TIMEOUT_MS = 60_000;
    public static final int MAX_TIMEOUT_MS = 600_000;
    public static final OriginRequest DEFAULT = new OriginRequest(null, null, null, null, null);

    public OriginRequest {
        host = host == null ? null : HostField.canonical(host);
        requireConnectTimeout(connectTimeoutMs);
        check("firstByteTimeoutMs", firstByteTimeoutMs, MAX_TIMEOUT_MS);
        check("idleTimeoutMs", idleTimeoutMs, MAX_TIMEOUT_MS);
        if (Boolean.TRUE.equals(http2)) {
            throw new InvalidValueException(
                    "http2 true is not supported: edges reach origins over HTTP/1.1 only; omit it, or set it to false");
        }
    }

    public OriginRequest withHost(@Nullable String newHost) {
        return new OriginRequest(newHost, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs, http2);
    }

    public OriginRequest withConnectTimeoutMs(@Nullable Integer milliseconds) {
        return new OriginRequest(host, milliseconds, firstByteTimeoutMs, idleTimeoutMs, http2);
    }

    public OriginRequest withFirstByteTimeoutMs(@Nullable Integer milliseconds) {
        return new OriginRequest(host, connectTimeoutMs, milliseconds, idleTimeoutMs, http2);
    }

    public OriginRequest withIdleTimeoutMs(@Nullable Integer milliseconds) {
        return new OriginRequest(host, connectTimeoutMs, firstByteTimeoutMs, milliseconds, http2);
    }

    /** @throws InvalidValueException when it is true */
    public OriginRequest withHttp2(@Nullable Boolean allowed) {
        return new OriginRequest(host, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs, allowed);
    }

    /**
     * Lets pass a time to connect in, and null.
     *
     * @throws InvalidValueException when it is out of range
     */
    public static void requireConnectTimeout(@Nullable Integer milliseconds) {
        check("connectTimeoutMs", milliseconds, MAX_CONNECT_TIMEOUT_MS);
    }

    private static void check(String field, @Nullable Integer milliseconds, int max) {
        if (milliseconds != null && (milliseconds < MIN_TIMEOUT_MS || milliseconds > max)) {
            throw new InvalidValueException(
                    field + " " + milliseconds + " is out of range; it must be in " + MIN_TIMEOUT_MS + ".." + max);
        }
    }
}
