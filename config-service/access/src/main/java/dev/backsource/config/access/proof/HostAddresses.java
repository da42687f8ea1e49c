package dev.backsource.config.access.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.dns.DnsClient;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks up the addresses of a name, at the name server of {@link TextRecords}. */
@Singleton
public class HostAddresses {
    private final DnsClient client;

    HostAddresses(ProofResolver resolver) {
        this.client = resolver.client();
    }

    /** The IPv4 addresses, or without any the IPv6 addresses, in numeric form; fails when there are neither. */
    public Uni<List<String>> of(String name) {
        return Uni.createFrom()
                .completionStage(() -> client.resolveA(name)
                        .compose(found -> found.isEmpty() ? client.resolveAAAA(name) : Future.succeededFuture(found))
                        .toCompletionStage());
    }
}
