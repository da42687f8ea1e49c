package dev.backsource.config.api.restores;

import dev.backsource.config.domain.RestoreScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restore of domains to a time, as a client requests it.
 *
 * @param removeLater whether domains that didn't exist then are removed
 * @param after the name before the first one; empty for the beginning
 * @param confirmedDomains the number of domains that the client means to restore; null without a confirmation
 */
record WantedRestore(
        Instant at,
        RestoreScope scope,
        boolean removeLater,
        String after,
        @Nullable Integer confirmedDomains) {}
