package dev.backsource.benchmarks.edge.peer;

import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Version;
import dev.backsource.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's HAProxy with one thread, storing or not. */
final class HaProxy {
    private static final String COMMON = """
            global
              nbthread 1
              maxconn 4096
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
            cache store
              total-max-size 256
              max-object-size 204800
              max-age 3600
            frontend clients
              bind 127.0.0.1:%d
              default_backend origin
            backend origin
              http-reuse always
              option forwardfor
              %s
              server origin 127.0.0.1:%d
            """;
    private static final String CACHING = """
            http-request cache-use store
              http-response cache-store store
              http-after-response set-header X-Cache HIT if { res.cache_hit }
            """;

    private HaProxy() {}

    /** Starts HAProxy with its small-object cache. */
    static Peer cache(Path folder, int originPort) {
        return start(folder, CACHING, originPort);
    }

    /** Stores nothing. */
    static Peer passThrough(Path folder, int originPort) {
        return start(folder, "", originPort);
    }

    private static Peer start(Path folder, String caching, int originPort) {
        try {
            var port = FreePorts.next();
            Files.createDirectories(folder);
            var configuration =
                    Files.writeString(folder.resolve("haproxy.cfg"), COMMON.formatted(port, caching, originPort));
            var command = List.of("haproxy", "-db", "-f", configuration.toString());
            var process = PinnedProcess.start(Cores.PROXY, folder.resolve("haproxy.log"), command);
            return Peer.plain("haproxy", Version.of("haproxy", "-v"), process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
