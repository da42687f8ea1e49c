package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.url.RequestTarget;
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
 * @param probePath the request target, path and perhaps query, of pre-flights and of the prober's watch: in normal form ({@link RequestTarget}), at
 *     most 1,024 characters; null for {@code /}. Edges don't use it
 * @param forwardedProtoField the name of the field that tells the origins the client's scheme ({@link ForwardedProtoField}), in lower case; null for
 *     {@code x-forwarded-proto}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginRequest(
        @Nullable String host,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer firstByteTimeoutMs,
        @Nullable Integer idleTimeoutMs,
        @Nullable Boolean http2,
        @Nullable String probePath,
        @Nullable String forwardedProtoField) {
    /** The longest spelling of a host that is read, in characters. */
    public static final int MAX_HOST_SPELLING_LENGTH = HostField.MAX_SPELLING_LENGTH;

    /** The longest probe path, in characters. */
    public static final int MAX_PROBE_PATH = 1_024;

    /** The longest name of a field, in characters. */
    public static final int MAX_FIELD_NAME = ForwardedProtoField.MAX_LENGTH;

    public static final int MIN_TIMEOUT_MS = 100;
    public static final int MAX_CONNECT_TIMEOUT_MS = 60_000;
    public static final int MAX_TIMEOUT_MS = 600_000;
    public static final OriginRequest DEFAULT = new OriginRequest(null, null, null, null, null, null, null);

    public OriginRequest {
        host = host == null ? null : HostField.canonical(host);
        requireConnectTimeout(connectTimeoutMs);
        check("firstByteTimeoutMs", firstByteTimeoutMs, MAX_TIMEOUT_MS);
        check("idleTimeoutMs", idleTimeoutMs, MAX_TIMEOUT_MS);
        if (Boolean.TRUE.equals(http2)) {
            throw new InvalidValueException(
                    "http2 true is not supported: edges reach origins over HTTP/1.1 only; omit it, or set it to false");
        }
        probePath = probePath == null ? null : canonicalPath(probePath);
        forwardedProtoField = forwardedProtoField == null ? null : ForwardedProtoField.canonical(forwardedProtoField);
    }

    public OriginRequest withHost(@Nullable String newHost) {
        return new OriginRequest(
                newHost, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs, http2, probePath, forwardedProtoField);
    }

    public OriginRequest withConnectTimeoutMs(@Nullable Integer milliseconds) {
        return new OriginRequest(
                host, milliseconds, firstByteTimeoutMs, idleTimeoutMs, http2, probePath, forwardedProtoField);
    }

    public OriginRequest withFirstByteTimeoutMs(@Nullable Integer milliseconds) {
        return new OriginRequest(
                host, connectTimeoutMs, milliseconds, idleTimeoutMs, http2, probePath, forwardedProtoField);
    }

    public OriginRequest withIdleTimeoutMs(@Nullable Integer milliseconds) {
        return new OriginRequest(
                host, connectTimeoutMs, firstByteTimeoutMs, milliseconds, http2, probePath, forwardedProtoField);
    }

    /** @throws InvalidValueException when it is true */
    public OriginRequest withHttp2(@Nullable Boolean allowed) {
        return new OriginRequest(
                host, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs, allowed, probePath, forwardedProtoField);
    }

    /** @throws InvalidValueException when it is no request target, or too long */
    public OriginRequest withProbePath(@Nullable String target) {
        return new OriginRequest(
                host, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs, http2, target, forwardedProtoField);
    }

    /** @throws InvalidValueException when edges can't use the name */
    public OriginRequest withForwardedProtoField(@Nullable String name) {
        return new OriginRequest(host, connectTimeoutMs, firstByteTimeoutMs, idleTimeoutMs, http2, probePath, name);
    }

    /** The request target of probes. */
    public String probeTarget() {
        return probePath == null ? "/" : probePath;
    }

    /** The name of the field that tells the origins the client's scheme, in lower case. */
    public String protoField() {
        return forwardedProtoField == null ? ForwardedProtoField.DEFAULT : forwardedProtoField;
    }

    private static String canonicalPath(String text) {
        var target = text.length() > MAX_PROBE_PATH || !text.startsWith("/") ? null : RequestTarget.ofTyped(text);
        if (target == null || target.length() > MAX_PROBE_PATH) {
            throw new InvalidValueException("probePath \"" + Printable.of(text) + "\" is not a path; it must begin with"
                    + " a slash, have no fragment and at most " + MAX_PROBE_PATH + " characters, such as /health?full");
        }
        return target;
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
