package dev.backsource.edge.transport.tls;

import dev.backsource.policy.domain.ClientTls;
import org.jspecify.annotations.Nullable;

/** The TLS requirements of domains by indicated server name. Thread-safe; called for each handshake. */
@FunctionalInterface
public interface ServerNameTerms {
    /**
     * The requirements for a name; null when the edge's settings are enough.
     *
     * @param serverName in lower case, at most {@link ClientHello#LONGEST_NAME} characters, not necessarily a valid
     *     name
     */
    @Nullable
    ClientTls of(String serverName);
}
