package dev.backsource.edge.cache.loop;

import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.transport.HeaderMaps;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the cache directives of responses. Remembers the result for common texts, since origins repeat a few. Used by
 * one event loop.
 */
public final class KnownDirectives {
    static final int MAX_KNOWN = 1_000;
    /**
     * The longest text to remember, in characters. Common ones are far shorter; all of them together take at most a
     * megabyte.
     */
    static final int MAX_LENGTH = 128;

    private static final AsciiString CACHE_CONTROL = AsciiString.cached("cache-control");
    private static final AsciiString TARGETED = AsciiString.cached("cdn-cache-control");
    private static final AsciiString PRAGMA = AsciiString.cached("pragma");

    private final Map<String, ResponseDirectives> known = new HashMap<>();

    /** The directives of a response with {@code fields}. */
    public ResponseDirectives of(MultiMap fields) {
        var key = key(fields);
        if (key == null) {
            return ResponseDirectives.of(new MessageFields(fields));
        }
        var directives = known.get(key);
        if (directives == null) {
            directives = ResponseDirectives.of(new MessageFields(fields));
            remember(key, directives);
        }
        return directives;
    }

    private void remember(String key, ResponseDirectives directives) {
        if (key.length() > MAX_LENGTH) {
            return;
        }
        if (known.size() == MAX_KNOWN) {
            known.clear();
        }
        known.put(key, directives);
    }

    /** The number of texts remembered. */
    int count() {
        return known.size();
    }

    /**
     * The text of Cache-Control: empty when the field is missing, null when there are several lines or when other
     * fields matter too.
     */
    private static @Nullable String key(MultiMap fields) {
        CharSequence only = "";
        for (var each = HeaderMaps.iterator(fields); each.hasNext(); ) {
            var field = each.next();
            var name = field.getKey();
            var length = name.length();
            if (length == CACHE_CONTROL.length() && CACHE_CONTROL.contentEqualsIgnoreCase(name)) {
                if (only.length() > 0) {
                    return null;
                }
                only = field.getValue();
            } else if ((length == TARGETED.length() && TARGETED.contentEqualsIgnoreCase(name))
                    || (length == PRAGMA.length() && PRAGMA.contentEqualsIgnoreCase(name))) {
                return null;
            }
        }
        return only.toString();
    }
}
