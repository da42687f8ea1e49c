package dev.backsource.benchmarks.delivery.apply;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.edge.load.LoadResult;
import dev.backsource.benchmarks.edge.load.WrkOutput;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writers over REST, by wrk: each creates a domain that never was, waits for the answer, and goes on with another. */
final class CreatingWriters {
    private static final String SCRIPT = """
            local body = '{"name":"%s-%%d.example.com","origins":[{"address":"127.0.0.1","port":80}]}'
            local headers = { ["Authorization"] = "%s", ["Content-Type"] = "application/json" }
            local number = 0

            function request()
              number = number + 1
              return wrk.format("POST", "/api/v1/domains?preflight=skip", headers, body:format(number))
            end
            """;

    private final DeliveryStack stack;
    private final int count;
    private int turns;

    CreatingWriters(DeliveryStack stack, int count) {
        this.stack = stack;
        this.count = count;
    }

    /**
     * Writes for {@code seconds} and returns the result.
     *
     * @throws IllegalStateException when a domain was refused
     */
    LoadResult run(int seconds) {
        return WrkOutput.parse(PinnedProcess.output(
                DeliveryStack.ALL_CORES,
                List.of(
                        "wrk",
                        "-t1",
                        "-c" + count,
                        "-d" + seconds + "s",
                        "--timeout",
                        "10s",
                        "--latency",
                        "-s",
                        script().toString(),
                        "http://127.0.0.1:" + stack.api())));
    }

    private Path script() {
        turns++;
        try {
            return Files.writeString(
                    stack.folder().resolve("creating.lua"), SCRIPT.formatted("turn" + turns, stack.authorization()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
