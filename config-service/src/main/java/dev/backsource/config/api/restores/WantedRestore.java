package dev.backsource.config.api.restores;

import dev.backsource.config.domain.RestoreScope;
import dev.backsource.config.write.MassConfirmation;
import java.time.Instant;

/**
 * A restore of domains to a time, as a client requests it.
 *
 * @param removeLater whether domains that didn't exist then are removed
 * @param after the name before the first one; empty for the beginning
 * @param confirmation of the number of domains that the client means to restore
 */
record WantedRestore(
        Instant at, RestoreScope scope, boolean removeLater, String after, MassConfirmation confirmation) {}
