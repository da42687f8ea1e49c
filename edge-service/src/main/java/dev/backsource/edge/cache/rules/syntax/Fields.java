package dev.backsource.edge.cache.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header fields of a message (RFC 9110 §5). Names are passed in lower case. */
public interface Fields {
    /** The value of the first line of the field; null when the message has none. */
    @Nullable
    String first(String name);

    /** The values of all lines of the field, in order; empty when the message has none. */
    List<String> all(String name);

    /** Whether the message has the field, even an empty one. */
    default boolean has(String name) {
        return first(name) != null;
    }
}
