package dev.backsource.config.access.keys;

import dev.backsource.config.access.bindings.BindingRows;
import dev.backsource.config.access.changes.AccessView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All access keys, in memory, so that a key is recognized at once, and while the database is down. */
@Singleton
public final class KeyDirectory implements AccessView {
    private final KeyRows keys;
    private final BindingRows bindings;
    private volatile Map<String, StoredKey> known = Map.of();

    KeyDirectory(KeyRows keys, BindingRows bindings) {
        this.keys = keys;
        this.bindings = bindings;
    }

    @Override
    public Uni<Runnable> read() {
        return bindings.all().chain(keys::all).map(all -> () -> take(all));
    }

    /** Null when there is no such key. */
    @Nullable
    StoredKey find(String id) {
        return known.get(id);
    }

    Collection<StoredKey> all() {
        return known.values();
    }

    private void take(List<StoredKey> all) {
        known = all.stream()
                .collect(Collectors.toUnmodifiableMap(key -> key.key().id(), Function.identity()));
    }
}
