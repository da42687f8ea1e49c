package dev.backsource.health.probe.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The limits of requests to one resolved address, over all domains: the names of very many domains may lead to one victim. A token bucket for each
 * address, and for each /64 of IPv6, which is one network. Each inquiry has a {@link Share}. Thread-safe.
 */
public final class AddressLimits {
    private static final int NETWORK_BYTES = 8;

    private final SharedBuckets<List<Byte>> buckets;

    /**
     * Limits with full buckets.
     *
     * @param burst the most requests at once
     * @param perSecond the most requests a second in the long run
     * @param nanoTime as {@link System#nanoTime}
     */
    AddressLimits(int burst, double perSecond, LongSupplier nanoTime) {
        this.buckets = new SharedBuckets<>(burst, perSecond, nanoTime);
    }

    /** For pre-flights, which callers have made at will: 60 at once, and 120 a minute. */
    public static AddressLimits ofPreflights() {
        return new AddressLimits(60, 2, System::nanoTime);
    }

    /** For the watch, which the prober spreads over time by itself: 60 at once, and 20 a second. */
    public static AddressLimits ofWatch() {
        return new AddressLimits(60, 20, System::nanoTime);
    }

    /** For an origin of tests, which is asked very often. */
    public static AddressLimits none() {
        return new AddressLimits(Integer.MAX_VALUE, 1, System::nanoTime);
    }

    /** The share of an inquiry for {@code owner}, until its end. */
    Share share(ShareOwner owner) {
        return new Share(owner);
    }

    /**
     * The share of one inquiry. An owner may take half of the requests that the others leave of an address, so that no single one keeps the others out,
     * whatever number of domains it has. The first request also takes the second one into account: an inquiry needs both responses for a verdict.
     */
    public final class Share {
        private final ShareOwner owner;
        /** The requests taken into account in advance, by address: as many entries as addresses of this inquiry. */
        private final Map<List<Byte>, Integer> ahead = new HashMap<>();

        private Share(ShareOwner owner) {
            this.owner = owner;
        }

        /** Takes a request to {@code address} into account. Returns false where there are too many. */
        boolean admits(InetAddress address) {
            synchronized (ahead) {
                var network = network(address);
                var left = ahead.getOrDefault(network, 0);
                var needed = ahead.containsKey(network) ? 1 : SharedBuckets.INQUIRY;
                if (left == 0 && !buckets.take(network, owner, needed)) {
                    return false;
                }
                ahead.put(network, (left == 0 ? needed : left) - 1);
                return true;
            }
        }
    }

    private static List<Byte> network(InetAddress address) {
        var octets = address.getAddress();
        var significant = address instanceof Inet6Address ? Arrays.copyOf(octets, NETWORK_BYTES) : octets;
        var network = new Byte[significant.length];
        Arrays.setAll(network, i -> significant[i]);
        return List.of(network);
    }
}
