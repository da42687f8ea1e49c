package dev.backsource.edge.upstream.response;

import dev.backsource.edge.transport.HeaderMaps;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The fields of one head, with the values of those that frame the body or decide about the connection's reuse. */
final class HeadFields {
    /** Unchecked by the map, since each line has been checked. */
    private final MultiMap map = HeaderMaps.unchecked();

    private int count;
    private int lengths;
    private int codings;
    private boolean closing;
    private boolean keptAlive;
    private @Nullable AsciiString length;
    private @Nullable AsciiString coding;

    void add(FieldLine line) {
        count++;
        map.add(line.name(), (CharSequence) line.value());
        switch (line.role()) {
            case LENGTH -> {
                lengths++;
                length = line.value();
            }
            case CODING -> {
                codings++;
                coding = line.value();
            }
            case CLOSE -> closing = true;
            case KEEP_ALIVE -> keptAlive = true;
            case NONE -> {}
        }
    }

    /** Sets Content-Length in its usual form, where an origin has written another. */
    void length(long value) {
        map.set(HttpHeaders.CONTENT_LENGTH, Long.toString(value));
    }

    MultiMap map() {
        return map;
    }

    /** The number of all lines. */
    int count() {
        return count;
    }

    /** The number of lines with Content-Length. */
    int lengths() {
        return lengths;
    }

    /** The last Content-Length; null without one. */
    @Nullable
    AsciiString length() {
        return length;
    }

    /** The number of lines with Transfer-Encoding. */
    int codings() {
        return codings;
    }

    /** The last Transfer-Encoding; null without one. */
    @Nullable
    AsciiString coding() {
        return coding;
    }

    /** Whether a Connection has the option {@code close}. */
    boolean isClosing() {
        return closing;
    }

    /** Whether a Connection has the option {@code keep-alive}, and not {@code close} beside it. */
    boolean isKeptAlive() {
        return keptAlive;
    }
}
