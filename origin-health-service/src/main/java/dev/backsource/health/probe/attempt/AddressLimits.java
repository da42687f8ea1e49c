package dev.backsource.health.probe.attempt;

import dev.backsource.policy.BoundedMap;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The limits of requests to one resolved address, over all domains: the names of very many domains may lead to one victim. A token bucket for each
 * address, and for each /64 of IPv6, which is one network. Where too many addresses are in use at once to be counted, those least recently used are
 * forgotten. Thread-safe.
 */
public final class AddressLimits {
    private static final int MAX_ADDRESSES = 10_000;
    private static final int NETWORK_BYTES = 8;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<List<Byte>, Bucket> buckets = BoundedMap.byAge(MAX_ADDRESSES);

    /**
     * Limits with full buckets.
     *
     * @param burst the most requests at once
     * @param perSecond the most requests a second in the long run
     * @param nanoTime as {@link System#nanoTime}
     */
    AddressLimits(int burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
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

    /** Takes a request to {@code address} into account. Returns false where there are too many. */
    synchronized boolean admits(InetAddress address) {
        var now = nanoTime.getAsLong();
        var network = network(address);
        var before = buckets.remove(network);
        var tokens = before == null
                ? burst
                : Math.min(burst, before.tokens + (now - before.at) / NANOS_PER_SECOND * perSecond);
        var isAdmitted = tokens >= 1;
        buckets.put(network, new Bucket(isAdmitted ? tokens - 1 : tokens, now));
        return isAdmitted;
    }

    private static List<Byte> network(InetAddress address) {
        var octets = address.getAddress();
        var significant = address instanceof Inet6Address ? Arrays.copyOf(octets, NETWORK_BYTES) : octets;
        var network = new Byte[significant.length];
        Arrays.setAll(network, i -> significant[i]);
        return List.of(network);
    }

    private record Bucket(double tokens, long at) {}
}
