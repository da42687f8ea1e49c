package dev.backsource.deployment.listener;

import java.util.concurrent.atomic.AtomicInteger;

/** The limit of connections at a listener, in total and per client. Safe for all event loops. */
public final class ConnectionLimit {
    private static final int FEW = 64;
    /**
     * Bytes of heap for each connection. An idle one of HTTP/2 takes some 15 KB of memory, half of it in the heap; one of HTTP/1 in the middle of a
     * request, its head.
     */
    private static final int HEAP_EACH = 32 * 1024;

    private final int most;
    private final int mostOfOne;
    private final AtomicInteger open = new AtomicInteger();
    private final OwnerCounts byClient = new OwnerCounts();

    /** The decision about a connection. */
    public enum Verdict {
        SERVED,
        /** It is over the limit, and may get a refusal. */
        REFUSED,
        /** It is to be closed at once: even the connections with a refusal under way are too many, in total or from one client. */
        CUT_OFF
    }

    /**
     * A limit.
     *
     * @param most connections in total
     * @param mostOfOne of one client
     */
    public ConnectionLimit(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * The default limit in total, by file descriptors, and by a little of the heap for each connection.
     *
     * @param heap in bytes
     */
    public static int byDefault(FileDescriptors descriptors, long heap) {
        return (int) Math.min(descriptors.forClients(), heap / HEAP_EACH);
    }

    /** The default limit per client. */
    public static int ofOneByDefault(int most) {
        return Math.max(FEW, most / 2);
    }

    /**
     * Admits a connection. Unless it is cut off, it must {@link #leave} once.
     *
     * @param client equal for all addresses of one client
     * @param isExempt whether the client has no limit of its own
     */
    public Verdict enter(Object client, boolean isExempt) {
        var now = open.incrementAndGet();
        if (now > withSome(most)) {
            open.decrementAndGet();
            return Verdict.CUT_OFF;
        }
        var ofOne = byClient.add(client);
        if (ofOne > withSome(mostOfOne) && !isExempt) {
            leave(client);
            return Verdict.CUT_OFF;
        }
        return now <= most && (ofOne <= mostOfOne || isExempt) ? Verdict.SERVED : Verdict.REFUSED;
    }

    /** The limit with room for refusals under way: over TLS a refusal takes a handshake, which a client can draw out. */
    private static int withSome(int limit) {
        return limit + Math.max(FEW, limit / 16);
    }

    /** A connection of {@code client} has ended. */
    public void leave(Object client) {
        open.decrementAndGet();
        byClient.remove(client);
    }

    /** The number of open connections. */
    public int open() {
        return open.get();
    }

    /** The number of clients with open connections. */
    public int clients() {
        return byClient.owners();
    }
}
