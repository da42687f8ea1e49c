package dev.backsource.config.access.keys;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.access.CallerRenewal;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Authenticates callers by access key. */
@Singleton
public final class KeyCheck implements CallerRenewal {
    private final KeyDirectory keys;
    private final KeyRights rights;
    private final KeyUses uses;
    private final Clock clock;

    KeyCheck(KeyDirectory keys, KeyRights rights, KeyUses uses, Clock clock) {
        this.keys = keys;
        this.rights = rights;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * Null when there is no such key, its secret differs, the key isn't accepted or its owner isn't admitted; which of these is not
     * disclosed.
     */
    public @Nullable Caller caller(KeyToken token) {
        var stored = keys.find(token.id());
        var now = clock.instant();
        if (stored == null || !stored.matches(token)) {
            return null;
        }
        var caller = rights.caller(stored.key(), CallerKind.PROGRAM, now);
        if (caller != null) {
            uses.note(token.id(), now);
        }
        return caller;
    }

    /** The caller that signed in to a browser through a link of the key; null when the key is no longer accepted. */
    public @Nullable Caller inBrowser(String id) {
        return caller(id, CallerKind.PERSON);
    }

    @Override
    public CallerKind kind() {
        return CallerKind.PROGRAM;
    }

    @Override
    public @Nullable Caller now(Caller caller) {
        return caller(caller.id(), CallerKind.PROGRAM);
    }

    private @Nullable Caller caller(String id, CallerKind kind) {
        var stored = keys.find(id);
        return stored == null ? null : rights.caller(stored.key(), kind, clock.instant());
    }
}
