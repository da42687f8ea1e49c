package dev.backsource.benchmarks.edge.hostile;

import dev.backsource.benchmarks.edge.load.WrkScript;
import java.time.Duration;
import java.util.function.Function;

/**
 * An attack: a way to take more of an edge's resources than a client should get.
 *
 * @param name printed beside its figures
 * @param connections open at a time
 * @param entrance how they are made
 * @param serverName the name indicated over TLS
 * @param beat how often a connection continues its conduct
 * @param lifetime after which a connection is given up for a new one
 * @param conduct the behaviour on a connection
 */
public record Attack(
        String name,
        int connections,
        EntryPoint entrance,
        String serverName,
        Duration beat,
        Duration lifetime,
        Function<AttackCounts, AttackHandler> conduct) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FOR_GOOD = Duration.ofDays(1);

    /** Over HTTP/1, with a beat of a second, on connections that are kept for good. */
    static Attack plain(String name, int connections, Function<AttackCounts, AttackHandler> conduct) {
        return new Attack(name, connections, EntryPoint.PLAIN, WrkScript.HOST, SECOND, FOR_GOOD, conduct);
    }

    /** Likewise over TLS and HTTP/2. */
    static Attack secure(String name, int connections, Function<AttackCounts, AttackHandler> conduct) {
        return new Attack(name, connections, EntryPoint.SECURE, WrkScript.HOST, SECOND, FOR_GOOD, conduct);
    }

    /** Without waiting for the handshake. */
    Attack unshaken() {
        return new Attack(name, connections, EntryPoint.UNSHAKEN, serverName, beat, lifetime, conduct);
    }

    /** Indicating another name over TLS. */
    Attack of(String host) {
        return new Attack(name, connections, entrance, host, beat, lifetime, conduct);
    }

    /** With a beat of so many milliseconds. */
    Attack every(long millis) {
        return new Attack(name, connections, entrance, serverName, Duration.ofMillis(millis), lifetime, conduct);
    }

    /** With connections that are given up after so many seconds. */
    Attack renewedAfter(long seconds) {
        return new Attack(name, connections, entrance, serverName, beat, Duration.ofSeconds(seconds), conduct);
    }
}
