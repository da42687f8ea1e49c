package dev.backsource.config.web.admission;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** What a request's body may be, checked before a resource sees it. */
final class PlainBody {
    private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");

    /**
     * A body of no stated type is refused as well, and one whose type is empty: browsers send such a one across sites without asking
     * first. It has to be UTF-8 (RFC 8259 §8.1) and plain.
     */
    @ServerRequestFilter
    void requirePlainText(ContainerRequestContext request) {
        if (!WITH_BODY.contains(request.getMethod())) {
            return;
        }
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank() || !isUtf8(request.getMediaType()) || isCoded(request)) {
            throw new NotSupportedException();
        }
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
