package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.syntax.Fields;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header fields of a message in transit. */
public record MessageFields(MultiMap fields) implements Fields {

    @Override
    public @Nullable String first(String name) {
        return fields.get(name);
    }

    @Override
    public List<String> all(String name) {
        return fields.contains(name) ? fields.getAll(name) : List.of();
    }

    @Override
    public boolean has(String name) {
        return fields.contains(name);
    }
}
