package dev.backsource.edge.upstream.address;

import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one origin, all of them checked. Connections are made to these addresses and never to the name, so
 * that every destination has been checked. Used by one event loop.
 */
public final class Candidates {
    private final List<String> addresses;
    private final boolean onThisMachine;
    /** Filled as ports are needed; an origin has one or two. */
    private final List<SocketAddress[]> byPort = new ArrayList<>(2);

    private int preferred;

    /** At least one address, in the order of the name servers. */
    Candidates(List<String> addresses, boolean onThisMachine) {
        this.addresses = List.copyOf(addresses);
        this.onThisMachine = onThisMachine;
    }

    /** Whether one of the addresses is on the edge's own machine. */
    public boolean onThisMachine() {
        return onThisMachine;
    }

    public int count() {
        return addresses.size();
    }

    /** The index of the address to try first: the one that connected last. */
    public int preferred() {
        return preferred;
    }

    /** Prefers the address at {@code index} from now on, since it connects. */
    public void prefer(int index) {
        preferred = index;
    }

    public SocketAddress at(int index, int port) {
        for (var known : byPort) {
            if (known[0].port() == port) {
                return known[index];
            }
        }
        return add(port)[index];
    }

    /** Whether the addresses are the same, in any order. */
    boolean isSameAs(List<String> others) {
        return others.size() == addresses.size() && addresses.containsAll(others);
    }

    private SocketAddress[] add(int port) {
        var made = addresses.stream()
                .map(address -> SocketAddress.inetSocketAddress(port, address))
                .toArray(SocketAddress[]::new);
        byPort.add(made);
        return made;
    }
}
