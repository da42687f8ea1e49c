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
public final class CheckingHaProxy {
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
              default-server check inter 1ms
            """;

    private CheckingHaProxy() {}

    /** Starts it; {@code servers} are addresses with ports. */
    public static Connector start(Path folder, List<String> servers) {
        try {
            var configuration = new StringBuilder(COMMON.formatted(FreePorts.next()));
            for (var i = 0; i < servers.size(); i++) {
                configuration.append("  server origin").append(i).append(' ').append(servers.get(i)).append('\n');
            }
            var file = Files.writeString(folder.resolve("haproxy.cfg"), configuration);
            var process = PinnedProcess.start(
                    Cores.PROXY, folder.resolve("haproxy.log"), List.of("haproxy", "-db", "-f", file.toString()));
            return new Connector("haproxy", Version.of("haproxy", "-v"), List.of(process), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
