package dev.backsource.edge.proxy.listener;

import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.http.limit.ClientIdentity;
import dev.backsource.edge.http.limit.FileDescriptors;
import dev.backsource.edge.http.limit.Tally;
import dev.backsource.edge.transport.client.ConnectionAdmission;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections clients may have, in total and each. The rest of the file descriptors is kept for origins, files and the
 * log. Safe for all event loops.
 */
public final class Admission implements ConnectionAdmission {
    private static final int FEW = 64;
    /**
     * Bytes of heap for each connection. One of HTTP/2 that does nothing takes some 15 KB of memory, half of it there; one of
     * HTTP/1 that is about to ask, its head.
     */
    private static final int HEAP_EACH = 32 * 1024;

    private final int most;
    private final int mostOfOne;
    private final ClientIdentity clients;
    private final AtomicInteger open = new AtomicInteger();
    private final Tally byClient = new Tally();

    /**
     * @param most connections in total
     * @param mostOfOne of one client
     * @param clients tells them apart
     */
    Admission(int most, int mostOfOne, ClientIdentity clients) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.clients = clients;
    }

    /** As the settings say, or by what the process may have. */
    public static Admission of(ClientSettings settings, ClientIdentity clients) {
        var most = settings.maxConnections()
                .orElseGet(() -> byDefault(
                        FileDescriptors.ofProcess(), Runtime.getRuntime().maxMemory()));
        var mostOfOne = settings.maxConnectionsPerAddress().orElse(Math.max(FEW, most / 2));
        return new Admission(most, mostOfOne, clients);
    }

    /** As many as there is room for: file descriptors, and of the heap a little for each. */
    static int byDefault(FileDescriptors descriptors, long heap) {
        return (int) Math.min(descriptors.forClients(), heap / HEAP_EACH);
    }

    @Override
    public Verdict enter(InetSocketAddress client) {
        var now = open.incrementAndGet();
        if (now > withSome(most)) {
            open.decrementAndGet();
            return Verdict.CUT_OFF;
        }
        var ofOne = byClient.add(clients.key(client));
        var isProxy = ofOne > mostOfOne && clients.isProxy(client);
        if (ofOne > withSome(mostOfOne) && !isProxy) {
            leave(client);
            return Verdict.CUT_OFF;
        }
        return now <= most && (ofOne <= mostOfOne || isProxy) ? Verdict.SERVED : Verdict.REFUSED;
    }

    /** Including those that are being refused: over TLS that takes a handshake, which a client can draw out. */
    private static int withSome(int limit) {
        return limit + Math.max(FEW, limit / 16);
    }

    @Override
    public void leave(InetSocketAddress client) {
        open.decrementAndGet();
        byClient.remove(clients.key(client));
    }

    /** How many there are. */
    int open() {
        return open.get();
    }

    /** Of how many. */
    int clients() {
        return byClient.owners();
    }
}
