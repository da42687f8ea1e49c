package dev.backsource.benchmarks.findings.rates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's table of the connections that it tracks for packet filters. One that has ended stays there for up to two minutes. While the table is full, the
 * kernel drops the first packets of connections, and a program waits for its retries instead of working.
 */
final class TrackedConnections {
    /** From there on the kernel gives up entries before their time. */
    private static final double FULL = 0.95;

    private static final Path COUNT = Path.of("/proc/sys/net/netfilter/nf_conntrack_count");
    private static final Path MOST = Path.of("/proc/sys/net/netfilter/nf_conntrack_max");

    private TrackedConnections() {}

    /**
     * Nothing, where the kernel has no such table.
     *
     * @throws IllegalStateException when the table is full, so that rates are not those of the programs
     */
    static void requireRoom() {
        if (Files.exists(COUNT)) {
            requireRoom(COUNT, MOST);
        }
    }

    static void requireRoom(Path count, Path most) {
        var tracked = number(count);
        var room = number(most);
        if (tracked >= FULL * room) {
            throw new IllegalStateException(
                    "the kernel's table of tracked connections is full (%d of %d); measure in a network namespace of its own, or shorter turns"
                            .formatted(tracked, room));
        }
    }

    /** A number in a file of the kernel's settings, which has to be read at once: {@code Files.readString} would get its first digit. */
    static long number(Path file) {
        try {
            return Long.parseLong(Files.readAllLines(file).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
