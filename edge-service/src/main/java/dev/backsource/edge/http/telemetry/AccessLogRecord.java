package dev.backsource.edge.http.telemetry;

import dev.backsource.edge.error.OriginError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.http.tracing.RequestTrace;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.transport.http1.Refusal;
import dev.backsource.policy.progressive.Arm;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The access-log record of one response. Values from the client are unescaped; the writer escapes them.
 *
 * @param atMillis when the response ended, in milliseconds since the epoch
 * @param domain the host in lower case, without port and trailing dot; null when no route was found
 * @param host as sent by the client; null for none
 * @param bytes of the body that were written
 * @param durationNanos from the request's arrival to the end of the response; 0 for an immediate response
 * @param origin address and port of the origin that was contacted; null for none
 * @param originNanos from sending the back-to-origin request to the head of its response; 0 when there was none
 * @param revision of the domain's route; 0 when no route was found
 * @param failure the failure of the origin behind {@code error}; null for none
 * @param arm of the request in a progressive rollout; null where it took no part in one
 * @param trace the id of the request's trace, else of the trace that the client names; null for neither
 */
public record AccessLogRecord(
        long atMillis,
        @Nullable String domain,
        String client,
        String method,
        String scheme,
        String version,
        @Nullable String host,
        String target,
        int status,
        long bytes,
        long durationNanos,
        CacheOutcome outcome,
        @Nullable String origin,
        long originNanos,
        long revision,
        @Nullable String userAgent,
        @Nullable String referer,
        @Nullable ProxyError error,
        @Nullable OriginError failure,
        @Nullable Arm arm,
        @Nullable String trace) {

    static AccessLogRecord of(RoutedRequest routed, AnswerEnd ending) {
        var arm = routed.arm() == null ? null : routed.arm().drawn();
        return of(routed.client(), routed.host(), routed.route().revision(), arm, routed.trace(), ending);
    }

    static AccessLogRecord of(HttpServerRequest client, @Nullable RequestTrace trace, AnswerEnd ending) {
        return of(client, null, 0, null, trace, ending);
    }

    private static AccessLogRecord of(
            HttpServerRequest client,
            @Nullable String domain,
            long revision,
            @Nullable Arm arm,
            @Nullable RequestTrace trace,
            AnswerEnd ending) {
        var call = ending.call();
        var version = version(client);
        return new AccessLogRecord(
                System.currentTimeMillis(),
                domain,
                client.remoteAddress().hostAddress(),
                client.method().name(),
                client.isSSL() ? "https" : "http",
                name(version),
                host(client, version),
                client.uri() == null ? "" : client.uri(),
                ending.status(),
                ending.bytes(),
                ending.nanos(),
                ending.outcome(),
                call == null ? null : call.nextHop(),
                call == null ? 0 : call.answeredNanos(),
                revision,
                client.headers().get(HttpHeaders.USER_AGENT),
                client.headers().get(HttpHeaders.REFERER),
                ending.error(),
                ending.failure(),
                arm,
                trace == null ? RequestTraces.carriedId(client) : trace.id());
    }

    private static @Nullable String host(HttpServerRequest client, @Nullable HttpVersion version) {
        var authority = version == HttpVersion.HTTP_2 ? client.authority() : null;
        return authority == null ? client.headers().get(HttpHeaders.HOST) : authority.toString();
    }

    /**
     * The version of HTTP; null for bytes that could not be parsed as a request, because Vert.x would respond to them
     * itself when its getter of the version is called.
     */
    private static @Nullable HttpVersion version(HttpServerRequest client) {
        return Refusal.isOf(client) ? null : client.version();
    }

    private static String name(@Nullable HttpVersion version) {
        if (version == null) {
            return "HTTP/1.1";
        }
        return switch (version) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2.0";
        };
    }
}
