package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Operations on Vert.x's header maps and field values, beyond its public interface. The map of an HTTP/1 message is a Netty header map too;
 * that of an HTTP/2 request is not.
 */
public final class HeaderMaps {
    private HeaderMaps() {}

    /** An empty map that does not validate names and values, for a parser that does so itself. */
    public static MultiMap unchecked() {
        return HeadersMultiMap.headers();
    }

    /** The fields as the map stores them, without converting bytes to strings. */
    public static Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> iterator(
            MultiMap fields) {
        return fields instanceof HttpHeaders http1 ? http1.iteratorCharSequence() : fields.iterator();
    }

    /** Whether the value of a list-based field contains {@code member}, in any case. */
    public static boolean lists(CharSequence value, String member) {
        for (var each : value.toString().split(",")) {
            if (each.trim().equalsIgnoreCase(member)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Appends the field lines of HTTP/1 (RFC 9112 §5) to {@code to}.
     *
     * @param fields made by this class or by Vert.x for an HTTP/1 message
     */
    public static void encode(MultiMap fields, ByteBuf to) {
        ((HeadersMultiMap) fields).encode(to);
    }
}
