package dev.backsource.edge.upstream.address;

import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of one origin, all of them checked. A connection is made to one of these and never to the name, so that
 * what is connected to is what was checked. Of one event loop.
 */
public final class Candidates {
    private final List<String> addresses;
    private final boolean onThisMachine;
    /** Filled as ports are asked for; an origin has one or two. */
    private final List<SocketAddress[]> byPort = new ArrayList<>(2);

    private int preferred;

    /** At least one address, in the order that the name servers gave. */
    Candidates(List<String> addresses, boolean onThisMachine) {
        this.addresses = List.copyOf(addresses);
        this.onThisMachine = onThisMachine;
    }

    /** Whether a connection to one of them ends on the machine itself. */
    public boolean onThisMachine() {
        return onThisMachine;
    }

    public int count() {
        return addresses.size();
    }

    /** The index of the address to begin with: of the one that connected last. */
    public int preferred() {
        return preferred;
    }

    /** Says that the address at {@code index} connects. */
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

    /** Whether it has the same addresses, in whatever order. */
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
