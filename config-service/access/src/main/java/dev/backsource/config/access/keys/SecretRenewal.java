package dev.backsource.config.access.keys;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/**
 * Re-encrypts secrets from earlier keys under the current one, once at startup. A secret that can't be decrypted stays as it is and is
 * reported; its access key goes on as a bearer token, which needs only the hash.
 */
@Singleton
final class SecretRenewal {
    private static final Logger LOG = Logger.getLogger(SecretRenewal.class);

    /** After the keys have been read. */
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
                        renewed -> LOG.debugf("re-encrypted %d secrets", renewed),
                        failure -> LOG.warnf("could not re-encrypt secrets; the next start will retry: %s", failure));
    }

    /** The number of re-encrypted secrets. */
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
        return seal.renewed(id, stored.secret())
                .map(secret -> rows.reseal(id, stored.secret(), secret))
                .orElseGet(() -> Uni.createFrom().item(0));
    }
}
