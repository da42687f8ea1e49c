package dev.backsource.edge.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.Iterator;
import java.util.Map;

/**
 * What Vert.x's map of header fields can do beyond its public interface. The map of an HTTP/1 message is at the same time
 * Netty's; that of an HTTP/2 request isn't.
 */
public final class HeaderMaps {
    private HeaderMaps() {}

    /** An empty map that checks neither names nor values, for a reader that has checked them itself. */
    public static MultiMap unchecked() {
        return HeadersMultiMap.headers();
    }

    /** The fields as the map holds them: no strings are made of what is held as bytes. */
    public static Iterator<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> iterator(
            MultiMap fields) {
        return fields instanceof HttpHeaders http1 ? http1.iteratorCharSequence() : fields.iterator();
    }

    /**
     * Whether a field that is a list has {@code member}, in any case.
     *
     * @param fields of an HTTP/1 message
     */
    public static boolean lists(MultiMap fields, CharSequence name, CharSequence member) {
        return ((HttpHeaders) fields).containsValue(name, member, true);
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
