package dev.backsource.benchmarks.delivery.writers;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.edge.load.WrkOutput;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writers over REST, by wrk: each changes the port of some domain's origin, to a port of no well-known protocol, waits for the response, and goes on
 * with another.
 */
final class RestWriters {
    private static final String SCRIPT = """
            local body = '{"origins":[{"address":"127.0.0.1","port":%%d,"priority":"PRIMARY","weight":10}]}'
            local headers = { ["Authorization"] = "%s", ["Content-Type"] = "application/json" }
            math.randomseed(os.time())

            function request()
              local path = "/api/v1/domains/www" .. math.random(0, %d - 1) .. ".example.com/origins"
              return wrk.format("PUT", path, headers, body:format(math.random(20000, 65535)))
            end
            """;

    private final List<String> command;

    /** {@code count} writers to {@link StoredDomains}, of which there are {@code domains}. */
    RestWriters(DeliveryStack stack, int count, int domains) {
        command = List.of(
                "wrk",
                "-t1",
                "-c" + count,
                "--timeout",
                "10s",
                "--latency",
                "-s",
                script(stack, domains).toString(),
                "http://127.0.0.1:" + stack.api());
    }

    /**
     * Writes for {@code seconds} and returns the result.
     *
     * @throws IllegalStateException when a change was refused
     */
    LoadResult run(int seconds) {
        var timed = new ArrayList<>(command);
        timed.add(1, "-d" + seconds + "s");
        return WrkOutput.parse(PinnedProcess.output(DeliveryStack.ALL_CORES, timed));
    }

    private static Path script(DeliveryStack stack, int domains) {
        try {
            return Files.writeString(
                    stack.folder().resolve("writers.lua"), SCRIPT.formatted(stack.authorization(), domains));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
