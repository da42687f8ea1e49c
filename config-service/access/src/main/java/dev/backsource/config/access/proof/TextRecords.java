package dev.backsource.config.access.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsException;
import io.vertx.core.dns.DnsResponseCode;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks up TXT records (RFC 1035 §3.3.14). */
@Singleton
class TextRecords {
    private final DnsClient client;

    TextRecords(ProofResolver resolver) {
        this.client = resolver.client();
    }

    /** Empty when there is no such name; fails with {@link ProofRefusal}. */
    Uni<List<String>> of(String name) {
        return Uni.createFrom()
                .completionStage(() -> client.resolveTXT(name).toCompletionStage())
                .onFailure(TextRecords::isAbsence)
                .recoverWithItem(List.of())
                .onFailure()
                .transform(failure -> ProofRefusal.ofLookUp("the TXT record at " + name, failure));
    }

    private static boolean isAbsence(Throwable failure) {
        return failure instanceof DnsException answered && answered.code() == DnsResponseCode.NXDOMAIN;
    }
}
