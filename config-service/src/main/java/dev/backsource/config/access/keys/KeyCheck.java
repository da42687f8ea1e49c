package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.CallerRenewal;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Tells who comes with a key. */
@Singleton
public final class KeyCheck implements CallerRenewal {
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

    /** Who has signed in with a browser by a link that was made with a key; null when that isn't taken any more. */
    public @Nullable Caller inBrowser(String id) {
        var stored = keys.find(id);
        return stored == null || !stored.key().isValid(clock.instant())
                ? null
                : stored.key().callerInBrowser();
    }

    @Override
    public CallerKind kind() {
        return CallerKind.PROGRAM;
    }

    @Override
    public @Nullable Caller now(Caller caller) {
        var stored = keys.find(caller.id());
        return stored == null || !stored.key().isValid(clock.instant())
                ? null
                : stored.key().caller();
    }
}
