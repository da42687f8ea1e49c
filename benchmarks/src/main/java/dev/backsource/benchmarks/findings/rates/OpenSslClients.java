package dev.backsource.benchmarks.findings.rates;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Clients that each shake hands over TLS 1.3 again and again, one connection at a time, and verify the chain but not the name. */
public final class OpenSslClients {
    /** So many fill a core while each waits for the server's core. */
    private static final int CLIENTS = 8;

    private static final String UNTIL_CLOSED = "100000";

    private OpenSslClients() {}

    /** Starts them; {@code root} is the PEM file that they trust. */
    public static Connector start(Path folder, int port, Path root) {
        var command = List.of(
                "openssl",
                "s_time",
                "-connect",
                "127.0.0.1:" + port,
                "-new",
                "-tls1_3",
                "-verify",
                "2",
                "-CAfile",
                root.toString(),
                "-time",
                UNTIL_CLOSED);
        var processes = IntStream.range(0, CLIENTS)
                .mapToObj(i -> PinnedProcess.start(Cores.PROXY, folder.resolve("s_time" + i + ".log"), command))
                .toList();
        return new Connector("s_time", Version.of("openssl", "version"), processes, false);
    }
}
