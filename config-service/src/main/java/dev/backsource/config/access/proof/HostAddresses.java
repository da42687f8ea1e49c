package dev.backsource.config.access.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.dns.DnsClient;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks up addresses of a name, at the name server that {@link TextRecords} asks. */
@Singleton
class HostAddresses {
    private final DnsClient client;

    HostAddresses(ProofResolver resolver) {
        this.client = resolver.client();
    }

    /** Those of IPv4, or where there are none those of IPv6, written in numbers; fails when there are neither. */
    Uni<List<String>> of(String name) {
        return Uni.createFrom()
                .completionStage(() -> client.resolveA(name)
                        .compose(found -> found.isEmpty() ? client.resolveAAAA(name) : Future.succeededFuture(found))
                        .toCompletionStage());
    }
}
