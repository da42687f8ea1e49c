package dev.backsource.benchmarks.findings.rates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's count of connections that this machine has begun ({@code ActiveOpens} in {@code /proc/net/snmp}). A server can't count HAProxy's checks: they
 * reset a connection before the server's side is complete.
 */
final class OpenedConnections {
    private static final Path COUNTERS = Path.of("/proc/net/snmp");
    private static final String TCP = "Tcp:";

    private OpenedConnections() {}

    /** The number so far. */
    static long now() {
        try {
            return of(Files.readAllLines(COUNTERS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number in the lines of the file: of each protocol a line of names and one of values. */
    static long of(List<String> lines) {
        var ofTcp = lines.stream()
                .filter(line -> line.startsWith(TCP))
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
        return Long.parseLong(ofTcp.get(1).get(ofTcp.get(0).indexOf("ActiveOpens")));
    }
}
