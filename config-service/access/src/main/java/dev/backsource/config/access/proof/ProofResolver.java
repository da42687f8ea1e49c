package dev.backsource.config.access.proof;

import dev.backsource.config.access.AccessSettings;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** The name server in the settings, or the machine's. */
@Singleton
class ProofResolver {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final int DNS = 53;

    private final DnsClient client;

    @Inject
    ProofResolver(Vertx vertx, AccessSettings settings) {
        this(vertx, settings, ANSWERED_WITHIN);
    }

    ProofResolver(Vertx vertx, AccessSettings settings, Duration answeredWithin) {
        client = vertx.createDnsClient(settings.domainProofResolver()
                .map(ProofResolver::at)
                .orElseGet(DnsClientOptions::new)
                .setQueryTimeout(answeredWithin.toMillis()));
    }

    DnsClient client() {
        return client;
    }

    private static DnsClientOptions at(String address) {
        var server = URI.create("dns://" + address);
        return new DnsClientOptions().setHost(server.getHost()).setPort(server.getPort() < 0 ? DNS : server.getPort());
    }
}
