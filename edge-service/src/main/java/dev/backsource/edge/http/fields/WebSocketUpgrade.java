package dev.backsource.edge.http.fields;

import dev.backsource.edge.transport.HeaderMaps;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The opening handshake of WebSocket over HTTP/1.1 (RFC 6455 §4). It is the only upgrade that the edge forwards; any
 * other is removed from the request, as allowed (RFC 9110 §7.8). The two ends agree on key, subprotocols and extensions
 * by themselves.
 */
public final class WebSocketUpgrade {
    private static final CharSequence WEBSOCKET = HttpHeaders.createOptimized("websocket");
    private static final CharSequence UPGRADE = HttpHeaders.createOptimized("upgrade");

    private WebSocketUpgrade() {}

    /** Whether a client requests the upgrade, in a request that can't have a body. */
    public static boolean isAsked(HttpServerRequest client) {
        var fields = client.headers();
        return isNamed(fields.get(HttpHeaders.UPGRADE))
                && client.version() == HttpVersion.HTTP_1_1
                && client.method().equals(HttpMethod.GET)
                && !fields.contains(HttpHeaders.TRANSFER_ENCODING)
                && !fields.contains(HttpHeaders.CONTENT_LENGTH)
                && isOption(fields);
    }

    /** Whether an origin's 101 (Switching Protocols) accepts the upgrade. */
    public static boolean isAgreed(MultiMap fields) {
        return isNamed(fields.get(HttpHeaders.UPGRADE));
    }

    /** Passes the hop-by-hop fields that make a message part of the handshake to {@code to}. */
    public static void add(BiConsumer<CharSequence, CharSequence> to) {
        to.accept(HttpHeaders.CONNECTION, UPGRADE);
        to.accept(HttpHeaders.UPGRADE, WEBSOCKET);
    }

    private static boolean isNamed(@Nullable String protocol) {
        return protocol != null && protocol.equalsIgnoreCase("websocket");
    }

    private static boolean isOption(MultiMap fields) {
        return fields.getAll(HttpHeaders.CONNECTION).stream().anyMatch(value -> HeaderMaps.lists(value, "upgrade"));
    }
}
