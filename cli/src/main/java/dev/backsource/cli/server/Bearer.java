package dev.backsource.cli.server;

import dev.backsource.cli.profile.Credential;
import org.jspecify.annotations.Nullable;

/** The token that requests are sent with, of one credential. May be used by several threads, of which one at a time asks for it. */
final class Bearer {
    private final Credential credential;
    /** Null before the first. Guarded by this. */
    private @Nullable String kept;

    Bearer(Credential credential) {
        this.credential = credential;
    }

    /** The token for the next request. */
    synchronized String token() {
        if (kept == null || credential.runsOut()) {
            kept = credential.token();
        }
        return kept;
    }

    /** The token in the place of one that the server doesn't take; null where there is no other. */
    synchronized @Nullable String insteadOf(String refused) {
        if (!refused.equals(kept)) {
            // Another request was quicker.
            return kept;
        }
        var other = credential.renewed(refused);
        if (other != null) {
            kept = other;
        }
        return other;
    }
}
