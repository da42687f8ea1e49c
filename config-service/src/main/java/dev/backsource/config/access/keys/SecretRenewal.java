package dev.backsource.config.access.keys;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Puts the secrets that are sealed with an earlier key under the current one, once at the start. A secret that can't be opened stays
 * as it is and is told of; its access key goes on as a bearer token, which takes the hash alone.
 */
@Singleton
final class SecretRenewal {
    private static final Logger LOG = Logger.getLogger(SecretRenewal.class);

    /** Once the keys have been read. */
    private static final int BEHIND_THE_DIRECTORY = Interceptor.Priority.LIBRARY_AFTER;

    private final KeyDirectory directory;
    private final KeyRows rows;
    private final SecretSeal seal;

    SecretRenewal(KeyDirectory directory, KeyRows rows, SecretSeal seal) {
        this.directory = directory;
        this.rows = rows;
        this.seal = seal;
    }

    void start(@Observes @Priority(BEHIND_THE_DIRECTORY) StartupEvent event) {
        renew().subscribe()
                .with(
                        renewed -> LOG.debugf("%d secrets were sealed anew", renewed),
                        failure -> LOG.warnf("secrets were not sealed anew; the next start tries again: %s", failure));
    }

    /** How many secrets were sealed anew. */
    Uni<Integer> renew() {
        return Multi.createFrom()
                .iterable(directory.all())
                .filter(stored -> !seal.isCurrent(stored.secret()))
                .onItem()
                .transformToUniAndConcatenate(this::renew)
                .collect()
                .in(() -> new int[1], (sum, count) -> sum[0] += count)
                .map(sum -> sum[0]);
    }

    private Uni<Integer> renew(StoredKey stored) {
        var id = stored.key().id();
        return opened(stored)
                .map(secret -> rows.reseal(id, stored.secret(), seal.seal(id, secret)))
                .orElseGet(() -> Uni.createFrom().item(0));
    }

    private Optional<String> opened(StoredKey stored) {
        try {
            var secret = seal.open(stored.key().id(), stored.secret());
            if (secret.isEmpty()) {
                LOG.errorf(
                        "the secret of access key %s is sealed with key %s, which this instance doesn't have; name its file in"
                                + " backsource.access.earlier-secrets-key-files, or make another access key",
                        stored.key().id(), stored.secret().with());
            }
            return secret;
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
            return Optional.empty();
        }
    }
}
