package dev.backsource.cli.profile;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Another program that keeps secrets. It is started directly, without a shell, and has half a minute. */
record CredentialHelper(List<String> command) {
    private static final int MOST_BYTES = 32 * 1024;
    private static final long TIMEOUT_SECONDS = 30;

    /** The program's output for {@code input}, without blanks around. */
    String run(String input) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                var output = CompletableFuture.supplyAsync(() -> read(process));
                try (var stdin = process.getOutputStream()) {
                    stdin.write(input.getBytes(StandardCharsets.UTF_8));
                }
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    throw FailureException.usage(Messages.programTooSlow(name(), TIMEOUT_SECONDS));
                }
                if (process.exitValue() != 0) {
                    throw FailureException.usage(Messages.programFailed(name(), process.exitValue()));
                }
                return output.join().strip();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw FailureException.usage(Messages.programNotRun(name(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailureException.usage(Messages.programInterrupted(name()));
        }
    }

    /** The program's name, without the arguments, which may be private. */
    private String name() {
        return command.get(0);
    }

    private static String read(Process process) {
        try (var stdout = process.getInputStream()) {
            return new String(stdout.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
