package dev.backsource.cli.profile;

import static dev.backsource.testing.waiting.Waiting.await;
import static dev.backsource.testing.waiting.Waiting.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.cli.outcome.FailureException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns of runs that are processes of their own. */
class FileMutexTest {
    @TempDir
    Path folder;

    /** Another run: takes its turn, says so, and keeps it until its input ends; then it leaves a mark. */
    public static void main(String... arguments) {
        var file = Path.of(arguments[0]);
        FileMutex.run(file, () -> {
            System.out.println("has it");
            try {
                System.in.readAllBytes();
                Files.writeString(mark(file), "done");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void shouldWaitUntilTheTurnOfAnotherProcessIsOver() throws Exception {
        // Given
        var file = folder.resolve("a.session");
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileMutexTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("has it");

            // When
            var after = new FutureTask<>(() -> FileMutex.take(file, () -> Files.exists(mark(file))));
            var waiting = new Thread(after);
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING || after.isDone());
            other.getOutputStream().close();

            // Then
            assertThat(resultOf(after)).as("the other one was done").isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FileMutex.lockOf(file))))
                    .isEqualTo("rw-------");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void shouldGiveItsTurnBackWhenTheWorkFails() {
        // Given
        var file = folder.resolve("a.session");

        // Then
        assertThatThrownBy(() -> FileMutex.run(file, () -> {
                    throw FailureException.usage("no");
                }))
                .isInstanceOf(FailureException.class);
        assertThat(FileMutex.take(file, () -> "again")).isEqualTo("again");
    }

    private static Path mark(Path file) {
        return file.resolveSibling("mark");
    }
}
