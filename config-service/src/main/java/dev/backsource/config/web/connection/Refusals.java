package dev.backsource.config.web.connection;

import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import dev.backsource.policy.Printable;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;

/** The reasons for ending a connection, with their wording. */
final class Refusals {
    /** In bytes; {@code quarkus.http.limits.max-body-size} is larger, so that the server's own, silent refusal never happens. */
    static final int MAX_BODY = 1_536 * 1024;

    private Refusals() {}

    static Refusal tls() {
        return Refusal.of(ProblemKind.INVALID_REQUEST, "this port speaks HTTP without TLS; ask it by http://");
    }

    static Refusal late(Duration within) {
        return Refusal.of(
                ProblemKind.REQUEST_TIMEOUT,
                "the head of the request did not come whole within " + within.toMillis() + " ms");
    }

    static Refusal version(String version) {
        return Refusal.of(
                ProblemKind.VERSION_NOT_SUPPORTED, Printable.of(version) + " is not spoken here; ask by HTTP/1.1");
    }

    static Refusal tooLarge() {
        return Refusal.tooLarge();
    }

    static Refusal badBody() {
        return Refusal.of(
                ProblemKind.INVALID_REQUEST, "the body is not coded in chunks as it says it is (RFC 9112 §7.1)");
    }

    /** For a head that made the decoder fail with {@code cause}. */
    static Refusal unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Refusal.of(ProblemKind.URI_TOO_LONG, "the first line is longer than any that is read");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Refusal.of(ProblemKind.FIELDS_TOO_LARGE, "the header is larger than any that is read");
        }
        return unreadable();
    }

    /** For a head that turns out to be unreadable. */
    static Refusal unreadable() {
        return Refusal.of(
                ProblemKind.INVALID_REQUEST,
                "the head of the request is not HTTP/1.1: its first line or a field can't be read, or the length of the"
                        + " body is said in ways that differ (RFC 9112)");
    }

    static FullHttpResponse response(Refusal refusal) {
        var problem = refusal.problem();
        var body = Unpooled.wrappedBuffer(problem.toJson());
        var response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(problem.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
