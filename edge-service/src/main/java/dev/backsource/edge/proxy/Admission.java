package dev.backsource.edge.proxy;

import dev.backsource.edge.ClientSettings;
import dev.backsource.policy.origin.AddressRanges;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many connections clients may have, in total and from one address; of IPv6 a network of 64 bits counts as one address,
 * since that is the least anybody gets. What there is of file descriptors besides is kept for origins, files and the log.
 * Safe for all event loops.
 */
final class Admission {
    private static final int FEW = 64;
    private static final int DESCRIPTORS_WHEN_UNKNOWN = 4096;

    private final int most;
    private final int mostOfOne;
    private final AddressRanges trusted;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Object, Integer> byAddress = new ConcurrentHashMap<>();

    /** What becomes of a connection. */
    enum Verdict {
        SERVED,
        /** It is one too many, and is told so. */
        REFUSED,
        /** There are too many even of those that are being told, in total or of one address. */
        CUT_OFF
    }

    /**
     * @param most connections in total
     * @param mostOfOne of one address
     * @param trusted proxies, which have clients of their own and so no limit of one address
     */
    Admission(int most, int mostOfOne, AddressRanges trusted) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.trusted = trusted;
    }

    /** As the settings say, or by what the process may have. */
    static Admission of(ClientSettings settings) {
        var most = settings.maxConnections().orElseGet(() -> descriptors() / 4 * 3);
        var mostOfOne = settings.maxConnectionsPerAddress().orElse(Math.max(FEW, most / 2));
        return new Admission(
                most,
                mostOfOne,
                settings.trustedProxies().map(AddressRanges::parse).orElse(AddressRanges.NONE));
    }

    private static int descriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.UnixOperatingSystemMXBean system
                ? (int) Math.min(1 << 24, system.getMaxFileDescriptorCount())
                : DESCRIPTORS_WHEN_UNKNOWN;
    }

    /** A connection from {@code client} has come; unless it is cut off, it is to {@link #leave} once. */
    Verdict enter(InetSocketAddress client) {
        var now = open.incrementAndGet();
        if (now > withSome(most)) {
            open.decrementAndGet();
            return Verdict.CUT_OFF;
        }
        var ofOne = byAddress.merge(key(client.getAddress()), 1, Integer::sum);
        var isTrusted = ofOne > mostOfOne && isTrusted(client);
        if (ofOne > withSome(mostOfOne) && !isTrusted) {
            leave(client);
            return Verdict.CUT_OFF;
        }
        return now <= most && (ofOne <= mostOfOne || isTrusted) ? Verdict.SERVED : Verdict.REFUSED;
    }

    /** With those that are being told that they are too many: over TLS that takes a handshake, and so as long as they like. */
    private static int withSome(int limit) {
        return limit + Math.max(FEW, limit / 16);
    }

    void leave(InetSocketAddress client) {
        open.decrementAndGet();
        byAddress.computeIfPresent(key(client.getAddress()), (key, count) -> count == 1 ? null : count - 1);
    }

    /** How many there are. */
    int open() {
        return open.get();
    }

    /** Of how many addresses. */
    int addresses() {
        return byAddress.size();
    }

    private boolean isTrusted(InetSocketAddress client) {
        return !trusted.isEmpty() && trusted.contains(client.getAddress().getAddress());
    }

    /** The address of IPv4, or the first half of one of IPv6; null never comes from a connection. */
    private static Object key(@Nullable InetAddress address) {
        if (address == null) {
            return 0;
        }
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES ? (Object) bytes.getInt() : (Object) bytes.getLong();
    }
}
