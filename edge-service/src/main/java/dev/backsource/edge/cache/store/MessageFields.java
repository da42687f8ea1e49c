package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.syntax.Fields;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header fields of a message in transit. */
public record MessageFields(MultiMap fields) implements Fields {

    @Override
    public @Nullable String first(String name) {
        return fields.get(HashedNames.of(name));
    }

    @Override
    public List<String> all(String name) {
        var hashed = HashedNames.of(name);
        return fields.contains(hashed) ? fields.getAll(hashed) : List.of();
    }

    @Override
    public boolean has(String name) {
        return fields.contains(HashedNames.of(name));
    }
}
