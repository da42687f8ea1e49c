package dev.backsource.edge.transport.tls;

import dev.backsource.policy.domain.ClientTls;
import org.jspecify.annotations.Nullable;

/** What domains ask of handshakes, by the server name that a client indicates. For all threads, and asked for every handshake. */
@FunctionalInterface
public interface NameTerms {
    /**
     * Null where the edge's settings are enough.
     *
     * @param serverName in lower case, of at most {@link ClientHello#LONGEST_NAME} characters, which need not be a name
     */
    @Nullable
    ClientTls of(String serverName);
}
