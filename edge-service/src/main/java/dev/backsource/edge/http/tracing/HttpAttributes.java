package dev.backsource.edge.http.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/** Attributes of spans by OpenTelemetry's semantic conventions for HTTP. URLs have no query: there applications put keys and signatures. */
final class HttpAttributes {
    static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<Long> RESENDS = AttributeKey.longKey("http.request.resend_count");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("http.response.body.size");
    static final AttributeKey<String> PROTOCOL_VERSION = AttributeKey.stringKey("network.protocol.version");
    static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");
    static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    /** The cache's part in the response, as in the metrics. */
    static final AttributeKey<String> CACHE = AttributeKey.stringKey("backsource.cache");

    /** A method that isn't one of the RFCs'. */
    static final String OTHER_METHOD = "_OTHER";

    /** The name of a span with such a method. */
    static final String OTHER_NAME = "HTTP";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE");

    private HttpAttributes() {}

    static String method(HttpMethod method) {
        return METHODS.contains(method.name()) ? method.name() : OTHER_METHOD;
    }

    static String name(String method) {
        return method.equals(OTHER_METHOD) ? OTHER_NAME : method;
    }

    static String path(String target) {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    static String version(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }
}
