package dev.backsource.config.web.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Checks a request's body before a resource sees it. */
final class MediaTypeCheck {
    private static final String TRANSFER_ENCODING = "Transfer-Encoding";
    private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");

    /**
     * A body without a type, or with an empty one, is refused as well: browsers send such a body across sites without a CORS preflight. It
     * has to be UTF-8 (RFC 8259 §8.1) without a content coding. A request without a body needs no type.
     */
    @ServerRequestFilter
    void requirePlainText(ContainerRequestContext request, HttpServerRequest received) {
        if (!WITH_BODY.contains(request.getMethod()) || saysNothingOfABody(received)) {
            return;
        }
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank() || !isUtf8(request.getMediaType()) || isCoded(request)) {
            throw new NotSupportedException();
        }
    }

    /**
     * Whether the request has neither a body nor a type. An HTTP/2 body needs no declared length (RFC 9113 §8.1.1), so there the absence of
     * a body has to be declared.
     */
    private static boolean saysNothingOfABody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        var isEmpty = length == null
                ? request.version() != HttpVersion.HTTP_2 && request.getHeader(TRANSFER_ENCODING) == null
                : length.equals("0");
        return isEmpty && request.getHeader(HttpHeaders.CONTENT_TYPE) == null;
    }

    private static boolean isUtf8(@Nullable MediaType type) {
        var charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }

    private static boolean isCoded(ContainerRequestContext request) {
        var coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return coding != null && !coding.strip().equalsIgnoreCase("identity");
    }
}
