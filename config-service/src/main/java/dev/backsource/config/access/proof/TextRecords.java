package dev.backsource.config.access.proof;

import dev.backsource.config.access.AccessSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Looks up TXT records (RFC 1035 §3.3.14) at the name server of the settings, or at the machine's. */
@Singleton
class TextRecords {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final int DNS = 53;

    private final DnsClient client;

    TextRecords(Vertx vertx, AccessSettings settings) {
        client = vertx.createDnsClient(settings.domainProofResolver()
                .map(TextRecords::at)
                .orElseGet(DnsClientOptions::new)
                .setQueryTimeout(ANSWERED_WITHIN.toMillis()));
    }

    /** None when there is no such name; fails with {@link ProofUnavailableException}. */
    Uni<List<String>> of(String name) {
        return Uni.createFrom()
                .completionStage(() -> client.resolveTXT(name).toCompletionStage())
                .onFailure(TextRecords::isAbsence)
                .recoverWithItem(List.of())
                .onFailure()
                .transform(failure -> new ProofUnavailableException(name, failure));
    }

    private static boolean isAbsence(Throwable failure) {
        return failure instanceof DnsException answered && answered.code() == DnsResponseCode.NXDOMAIN;
    }

    private static DnsClientOptions at(String address) {
        var server = URI.create("dns://" + address);
        return new DnsClientOptions().setHost(server.getHost()).setPort(server.getPort() < 0 ? DNS : server.getPort());
    }
}
