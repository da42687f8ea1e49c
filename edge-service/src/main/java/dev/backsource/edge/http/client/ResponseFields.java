package dev.backsource.edge.http.client;

import dev.backsource.edge.http.fields.FieldBytes;
import dev.backsource.edge.http.fields.HeaderNames;
import dev.backsource.edge.transport.FieldLines;
import dev.backsource.edge.transport.client.ResponseLines;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one response, with names and values already checked at their source: by the strict parser of
 * origins' responses, or because the edge generated them. Over HTTP/1 they become {@link FieldLines}; over HTTP/2 they go
 * to Vert.x's map. So do fields that are looked up, or replaced, in the map before the head is written.
 */
public final class ResponseFields implements BiConsumer<CharSequence, CharSequence>, FieldBytes {
    private final MultiMap map;
    private final @Nullable FieldLines lines;

    private ResponseFields(MultiMap map, @Nullable FieldLines lines) {
        this.map = map;
        this.lines = lines;
    }

    /** The fields of the response to {@code client}. */
    public static ResponseFields of(HttpServerRequest client) {
        return new ResponseFields(client.response().headers(), ResponseLines.of(client));
    }

    /** Adds a field line; {@code name} may be in any case. */
    @Override
    public void accept(CharSequence name, CharSequence value) {
        if (lines == null || isForTheMap(name)) {
            map.add(name, value);
        } else {
            lines.add(name, value);
        }
    }

    @Override
    public void accept(AsciiString name, byte[] array, int offset, int length) {
        if (lines == null || isForTheMap(name)) {
            map.add(name, new AsciiString(array, offset, length, false));
        } else {
            lines.add(name, array, offset, length);
        }
    }

    /**
     * Adds a field line whose value is {@code before} and then {@code number} in decimal. Creates no text of them. Not for
     * fields that are looked up in the map.
     */
    public void accept(CharSequence name, CharSequence before, long number) {
        if (lines == null) {
            map.add(name, before.toString() + number);
        } else {
            lines.add(name, before, number);
        }
    }

    /** Removes all fields added here and to the map. */
    void clear() {
        map.clear();
        if (lines != null) {
            lines.clear();
        }
    }

    /**
     * Whether the field goes to the map: Content-Length, without which Vert.x adds one; and Strict-Transport-Security,
     * which the domain's may replace.
     */
    private static boolean isForTheMap(CharSequence name) {
        return switch (name.length()) {
            case 14 -> HeaderNames.is(name, "content-length");
            case 25 -> HeaderNames.is(name, "strict-transport-security");
            default -> false;
        };
    }
}
