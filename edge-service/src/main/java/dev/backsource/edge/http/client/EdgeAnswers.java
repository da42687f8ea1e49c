package dev.backsource.edge.http.client;

import dev.backsource.edge.error.ClientError;
import dev.backsource.edge.error.ProxyError;
import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.RequestBody;
import dev.backsource.edge.http.fields.HeaderNames;
import dev.backsource.edge.http.telemetry.AnswerRecorder;
import dev.backsource.edge.http.telemetry.CacheOutcome;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The edge's own responses: a status, {@code Proxy-Status} (RFC 9209) with the reason for programs, and a line of text
 * with the reason for people.
 */
public final class EdgeAnswers {
    private static final Logger LOG = Logger.getLogger(EdgeAnswers.class);
    /** The details of an origin's failure for clients, besides its type: no address, and no byte that the origin has sent. */
    private static final String UNSAID = "no usable response from the origin";

    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain; charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence SOON = HttpHeaders.createOptimized("1");

    private final String edge;
    private final boolean disclosing;
    private final AnswerRecorder recorder;

    /**
     * @param edge the name in {@code Proxy-Status}
     * @param disclosing whether clients learn which origin failed and why
     */
    public EdgeAnswers(String edge, boolean disclosing, AnswerRecorder recorder) {
        this.edge = edge;
        this.disclosing = disclosing;
        this.recorder = recorder;
    }

    /** Refuses a request that was not forwarded. */
    public void refuse(HttpServerRequest client, ClientError error) {
        refuse(client, error, error.text());
    }

    /** Refuses a request that was not forwarded, with {@code text} for that of {@code error}. */
    public void refuse(HttpServerRequest client, ClientError error, String text) {
        var bytes = send(client, error.type(), error.status(), null, text);
        if (bytes >= 0) {
            recorder.refused(client, error.status(), bytes, error.type());
        }
    }

    /** Refuses a request whose route is known. */
    public void refuse(RoutedRequest request, ClientError error) {
        var bytes = send(request.client(), error.type(), error.status(), null, error.text());
        if (bytes >= 0) {
            recorder.refused(request, error.status(), bytes, error.type());
        }
    }

    /** Refuses a request of a domain that was not routed yet, with {@code text} for that of {@code error}. */
    public void refuse(HttpServerRequest client, DomainCounts counts, ClientError error, String text) {
        var bytes = send(client, error.type(), error.status(), null, text);
        if (bytes >= 0) {
            recorder.refused(client, counts, error.status(), bytes, error.type());
        }
    }

    /** Responds to OPTIONS in place of the origin. */
    public void options(RoutedRequest request) {
        var response = request.client().response();
        response.headers()
                .add(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .add(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .add(HttpHeaders.CONTENT_LENGTH, "0");
        RequestBody.resume(request.client());
        response.end();
        recorder.answered(request, 200, 0, CacheOutcome.NONE);
    }

    /**
     * Reports the failure of an origin: to the client with the type of RFC 9209, to the log with address and reason.
     * The caller records the response.
     *
     * @return the size of the response's body in bytes; negative when the response could no longer be sent
     */
    long originFailed(RoutedRequest request, UpstreamFailure failure) {
        var error = failure.error();
        LOG.infof(
                "origin failed: host=%s error=%s next-hop=%s details=%s",
                request.host(), error.token(), failure.nextHop(), printable(failure.details()));
        return disclosing
                ? send(request.client(), error, error.status(), failure.nextHop(), failure.details())
                : send(request.client(), error, error.status(), null, UNSAID);
    }

    private long send(
            HttpServerRequest client, ProxyError error, int status, @Nullable String nextHop, String details) {
        var response = client.response();
        if (response.ended() || response.closed()) {
            return -1;
        }
        var body = Buffer.buffer(edge + ": " + details + "\n", StandardCharsets.UTF_8.name());
        ResponseFields.of(client).clear();
        response.headers()
                .add(HeaderNames.PROXY_STATUS, proxyStatus(error, nextHop, details))
                .add(HttpHeaders.CONTENT_TYPE, TEXT)
                .add(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (status == 503 || status == 429) {
            response.headers().add(HeaderNames.RETRY_AFTER, SOON);
        }
        response.setStatusCode(status);
        // Discards the rest of the request's body, so that the connection can be kept.
        RequestBody.resume(client);
        if (client.method().equals(HttpMethod.HEAD)) {
            response.end();
            return 0;
        }
        response.end(body);
        return body.length();
    }

    private String proxyStatus(ProxyError error, @Nullable String nextHop, String details) {
        return edge
                + "; error=" + error.token()
                + (nextHop == null ? "" : "; next-hop=" + quoted(nextHop))
                + "; details=" + quoted(details);
    }

    /**
     * Formats a string of structured fields (RFC 8941 §3.3.3): printable ASCII, with quotes and backslashes escaped.
     */
    private static String quoted(String text) {
        return '"' + printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
