package dev.backsource.config.web.connection;

import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.web.problem.Problem;
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
        return Refusal.of(ProblemKind.INVALID_REQUEST, "this port uses HTTP without TLS; use http://");
    }

    static Refusal late(Duration within) {
        return Refusal.of(
                ProblemKind.REQUEST_TIMEOUT, "the request header was not received within " + within.toMillis() + " ms");
    }

    static Refusal version(String version) {
        return Refusal.of(ProblemKind.VERSION_NOT_SUPPORTED, Printable.of(version) + " is not supported; use HTTP/1.1");
    }

    static Refusal tooLarge() {
        return Refusal.tooLarge();
    }

    static Refusal badBody() {
        return Refusal.of(ProblemKind.INVALID_REQUEST, "the body is not validly chunked (RFC 9112 §7.1)");
    }

    /** For a head that made the decoder fail with {@code cause}. */
    static Refusal unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Refusal.of(ProblemKind.URI_TOO_LONG, "the request line exceeds the limit");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Refusal.of(ProblemKind.FIELDS_TOO_LARGE, "the header exceeds the limit");
        }
        return unreadable();
    }

    /** For a head that turns out to be unreadable. */
    static Refusal unreadable() {
        return Refusal.of(
                ProblemKind.INVALID_REQUEST,
                "the request header is not valid HTTP/1.1: the request line or a field is malformed, or the body's"
                        + " length is ambiguous (RFC 9112)");
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
