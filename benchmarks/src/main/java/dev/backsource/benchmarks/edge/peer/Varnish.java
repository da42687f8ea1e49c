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

/** Debian's Varnish with its store in memory and one thread pool, for one core. */
final class Varnish {
    private static final String RULES = """
            vcl 4.1;
            backend origin { .host = "127.0.0.1"; .port = "%d"; }
            sub vcl_deliver {
              if (obj.hits > 0) { set resp.http.X-Cache = "HIT"; }
            }
            """;

    private Varnish() {}

    /** Starts it with a store of {@code size}, and its working files in {@code folder}, which should lie in memory. */
    static Peer cache(Path folder, int originPort, String size) {
        var port = FreePorts.next();
        var process = PinnedProcess.start(
                Cores.PROXY, folder.resolve("varnish.log"), command(folder, port, originPort, size));
        return Peer.plain("varnish", Version.of("varnishd", "-V"), process, port);
    }

    private static List<String> command(Path folder, int port, int originPort, String size) {
        try {
            Files.createDirectories(folder);
            var rules = Files.writeString(folder.resolve("rules.vcl"), RULES.formatted(originPort));
            return List.of(
                    "varnishd",
                    "-F",
                    "-j",
                    "none",
                    "-n",
                    folder.resolve("work").toString(),
                    "-a",
                    "127.0.0.1:" + port,
                    "-f",
                    rules.toString(),
                    "-s",
                    "malloc," + size,
                    "-p",
                    "thread_pools=1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
