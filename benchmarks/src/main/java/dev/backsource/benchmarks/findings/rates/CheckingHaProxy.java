package dev.backsource.benchmarks.findings.rates;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Version;
import dev.backsource.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's HAProxy with one thread, which checks servers over TCP, each a millisecond after its last check. */
public enum CheckingHaProxy {
    /** As it does by default, and as the prober does: it resets a connection before the server has its acknowledgement. */
    RESETTING("haproxy", ""),
    /** It completes connections and ends them in good order. */
    COMPLETING("haproxy-fin", "tcp-check connect linger");

    private static final String COMMON = """
            global
              nbthread 1
              maxconn 4096
            defaults
              mode tcp
              timeout connect 3s
              timeout check 3s
              timeout client 3s
              timeout server 3s
            frontend clients
              bind 127.0.0.1:%d
              default_backend origins
            backend origins
              option tcp-check
              %s
              default-server check inter 1ms
            """;

    private final String peer;
    private final String rule;

    CheckingHaProxy(String peer, String rule) {
        this.peer = peer;
        this.rule = rule;
    }

    /** Starts it; {@code servers} are addresses with ports. */
    public Connector start(Path folder, List<String> servers) {
        try {
            var configuration = new StringBuilder(COMMON.formatted(FreePorts.next(), rule));
            for (var i = 0; i < servers.size(); i++) {
                configuration
                        .append("  server origin")
                        .append(i)
                        .append(' ')
                        .append(servers.get(i))
                        .append('\n');
            }
            var file = Files.writeString(folder.resolve(peer + ".cfg"), configuration);
            var process = PinnedProcess.start(
                    Cores.PROXY, folder.resolve(peer + ".log"), List.of("haproxy", "-db", "-f", file.toString()));
            return new Connector(peer, Version.of("haproxy", "-v"), List.of(process), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
