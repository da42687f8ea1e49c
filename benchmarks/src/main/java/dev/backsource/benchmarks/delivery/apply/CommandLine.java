package dev.backsource.benchmarks.delivery.apply;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.PinnedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged {@code backsource}, run by its start script as the administrator. */
final class CommandLine {
    private static final int SCHEME = "Bearer ".length();

    private final List<String> begin;

    CommandLine(DeliveryStack stack) {
        begin = List.of(
                "env",
                "BACKSOURCE_SERVER=http://127.0.0.1:" + stack.api(),
                "BACKSOURCE_TOKEN_FILE=" + secret(stack),
                Checkout.commandLine().toString());
    }

    /**
     * Applies a folder from the program's start to its end.
     *
     * @param said the expected text in the program's output
     * @return seconds
     * @throws IllegalStateException when it fails, or prints something else
     */
    double apply(DomainFolder files, String said) {
        var command = new ArrayList<>(begin);
        command.addAll(List.of("apply", "-f", files.folder().toString(), "--yes", "--no-wait", "--timeout", "120s"));
        var begun = System.nanoTime();
        var printed = PinnedProcess.output(DeliveryStack.ALL_CORES, command);
        var seconds = (System.nanoTime() - begun) / 1e9;
        if (!printed.contains(said)) {
            throw new IllegalStateException(
                    "not \"" + said + "\": " + printed.substring(Math.max(0, printed.length() - 2_000)));
        }
        return seconds;
    }

    private static Path secret(DeliveryStack stack) {
        try {
            var file = Files.writeString(
                    stack.folder().resolve("token"), stack.authorization().substring(SCHEME));
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
