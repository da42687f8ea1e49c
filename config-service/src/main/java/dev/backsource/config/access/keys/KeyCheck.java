package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tells who comes with a key. */
@Singleton
public final class KeyCheck {
    private final KeyDirectory keys;
    private final KeyUses uses;
    private final Clock clock;

    KeyCheck(KeyDirectory keys, KeyUses uses, Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /** Null when there is no such key, its secret is another, it is disabled or has expired; which of these is not told. */
    public @Nullable Caller caller(KeyToken token) {
        var stored = keys.find(token.id());
        var now = clock.instant();
        if (stored == null || !stored.matches(token) || !stored.key().isValid(now)) {
            return null;
        }
        uses.note(token.id(), now);
        return stored.key().caller();
    }
}
