package dev.backsource.edge.http.fields;

import dev.backsource.edge.http.upstream.RequestForm;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The request fields on their way to an origin. Each of the client's fields that an origin may get is passed on unchanged,
 * except for those that the edge changes or leaves out: {@code Cookie}, which HTTP/2 may split and HTTP/1.1 must not (RFC
 * 9113 §8.2.3), {@code Max-Forwards}, {@code CDN-Loop}, conditions and ranges.
 */
final class RequestFields {
    private final boolean joinsCookies;
    private final boolean countsForwards;
    private final RequestForm form;
    private final BiConsumer<CharSequence, CharSequence> to;
    /** Whether Max-Forwards has come; a second one would be another count. */
    private boolean counted;

    private @Nullable StringBuilder cookies;
    private @Nullable StringBuilder loop;

    RequestFields(HttpServerRequest client, RequestForm form, BiConsumer<CharSequence, CharSequence> to) {
        this.joinsCookies = client.version() == HttpVersion.HTTP_2;
        this.countsForwards = client.method().equals(HttpMethod.OPTIONS);
        this.form = form;
        this.to = to;
    }

    /** Adds one of the client's fields. */
    void take(CharSequence name, CharSequence value) {
        if (joinsCookies && HeaderNames.is(name, "cookie")) {
            cookies = joined(cookies, "; ", value);
        } else if (HeaderNames.is(name, "cdn-loop")) {
            loop = joined(loop, ", ", value);
        } else if (countsForwards && MaxForwards.is(name)) {
            if (!counted) {
                counted = true;
                to.accept(name, MaxForwards.lowered(value));
            }
        } else if (!isLeftOut(name)) {
            to.accept(name, value);
        }
    }

    /** Ends the client's fields: passes on the joined ones, and the edge's conditions. */
    void end(CdnLoop own) {
        if (cookies != null) {
            to.accept(HttpHeaders.COOKIE, cookies.toString());
        }
        if (form.etag() != null) {
            to.accept(HttpHeaders.IF_NONE_MATCH, form.etag());
        }
        if (form.lastModified() != null) {
            to.accept(HttpHeaders.IF_MODIFIED_SINCE, form.lastModified());
        }
        to.accept(HeaderNames.CDN_LOOP, own.behind(loop));
    }

    private boolean isLeftOut(CharSequence name) {
        return (form.whole() && HeaderNames.isOfConditions(name))
                || (form.etag() != null && HeaderNames.is(name, "if-none-match"))
                || (form.lastModified() != null && HeaderNames.is(name, "if-modified-since"));
    }

    private static StringBuilder joined(@Nullable StringBuilder before, String by, CharSequence value) {
        return before == null ? new StringBuilder(value) : before.append(by).append(value);
    }
}
