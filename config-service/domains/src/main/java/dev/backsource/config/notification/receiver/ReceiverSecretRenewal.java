package dev.backsource.config.notification.receiver;

import dev.backsource.config.access.keys.SecretSeal;
import dev.backsource.config.access.keys.SecretSeal.Sealed;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Re-encrypts the targets of receivers from earlier keys under the current one, once at startup. A target that can't be decrypted stays as it is and is
 * reported; its receiver shows so at the next message.
 */
@Singleton
final class ReceiverSecretRenewal {
    private static final Logger LOG = Logger.getLogger(ReceiverSecretRenewal.class);

    private static final String READ = "select id, sealed_with, target from receiver where target is not null";
    private static final String RESEAL =
            "update receiver set sealed_with = $4, target = $5 where id = $1 and sealed_with = $2 and target = $3";

    private final Pool pool;
    private final SecretSeal seal;

    ReceiverSecretRenewal(Pool pool, SecretSeal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    private record Stored(String id, Sealed sealed) {}

    void start(@Observes StartupEvent event) {
        renew().subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("could not re-encrypt receivers; the next start will retry: %s", failure));
    }

    private Uni<Void> renew() {
        return earlier()
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(this::renew)
                        .collect()
                        .last());
    }

    private Uni<List<Stored>> earlier() {
        return pool.query(READ).execute().map(rows -> {
            var all = new ArrayList<Stored>();
            rows.forEach(row -> {
                var sealed = new Sealed(
                        row.getString("sealed_with"), row.getBuffer("target").getBytes());
                if (!seal.isCurrent(sealed)) {
                    all.add(new Stored(row.getString("id"), sealed));
                }
            });
            return all;
        });
    }

    private Uni<Void> renew(Stored stored) {
        return seal.renewed(Receivers.holder(stored.id()), stored.sealed())
                .map(current -> pool.preparedQuery(RESEAL)
                        .execute(Tuple.of(
                                stored.id(),
                                stored.sealed().with(),
                                Buffer.buffer(stored.sealed().bytes()),
                                current.with(),
                                Buffer.buffer(current.bytes())))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
