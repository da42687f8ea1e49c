package dev.backsource.cli.server;

import dev.backsource.cli.profile.Credential;
import org.jspecify.annotations.Nullable;

/** The token of requests, from one credential. May be used by several threads, one of which at a time gets it from the credential. */
final class Bearer {
    private final Credential credential;
    /** The last token; null before the first. Guarded by this. */
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

    /** The token in place of one that the server refuses; null where there is no other. */
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
