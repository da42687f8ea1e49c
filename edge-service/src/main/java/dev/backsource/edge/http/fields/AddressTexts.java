package dev.backsource.edge.http.fields;

import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The texts of clients' addresses: a connection sends many requests, and to format its address for each allocates. An address has one
 * place, in which the latest stays. Each event loop has its own texts, but any thread may call, as the loop of a fetch does for the secondary
 * keys of other loops' requests: an entry is replaced, never changed.
 */
final class AddressTexts {
    private static final int PLACES = 256;

    private final @Nullable Text[] texts = new Text[PLACES];

    private record Text(SocketAddress address, String text) {}

    /** The address as text, without a port. */
    String of(SocketAddress address) {
        // A connection has one object for its address.
        var place = System.identityHashCode(address) & (PLACES - 1);
        var known = texts[place];
        if (known == null || known.address != address) {
            known = new Text(address, address.hostAddress());
            texts[place] = known;
        }
        return known.text;
    }
}
