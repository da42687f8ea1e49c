package dev.backsource.config.access.accounts;

import dev.backsource.config.access.PersonRights;
import dev.backsource.config.access.bindings.BindingRows;
import dev.backsource.config.access.changes.AccessView;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All accounts, in memory, so that signed-in people are recognized while the database is down. */
@Singleton
public final class AccountDirectory implements AccessView, PersonRights {
    private final AccountRows accounts;
    private final BindingRows bindings;
    private volatile Map<String, StoredAccount> byId = Map.of();
    private volatile Map<String, StoredAccount> byUsername = Map.of();

    AccountDirectory(AccountRows accounts, BindingRows bindings) {
        this.accounts = accounts;
        this.bindings = bindings;
    }

    @Override
    public Uni<Runnable> read() {
        return bindings.all().chain(accounts::all).map(all -> () -> take(all));
    }

    @Override
    public boolean areOf(String id) {
        return AccountId.isId(id);
    }

    @Override
    public @Nullable Present now(String id, Instant now) {
        var stored = byId.get(id);
        return stored == null || !stored.account().enabled()
                ? null
                : new Present(
                        stored.account().username(), stored.account().caller().bindings());
    }

    /** Null when there is no such account. */
    public @Nullable StoredAccount find(String id) {
        return byId.get(id);
    }

    /** Null when there is no such account. */
    public @Nullable StoredAccount named(String username) {
        return byUsername.get(username);
    }

    Collection<StoredAccount> all() {
        return byId.values();
    }

    private void take(List<StoredAccount> all) {
        byId = all.stream()
                .collect(Collectors.toUnmodifiableMap(stored -> stored.account().id(), Function.identity()));
        byUsername = all.stream()
                .collect(Collectors.toUnmodifiableMap(stored -> stored.account().username(), Function.identity()));
    }
}
