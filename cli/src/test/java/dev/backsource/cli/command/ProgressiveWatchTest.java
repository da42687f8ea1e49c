package dev.backsource.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import dev.backsource.cli.server.Server;
import dev.backsource.cli.testing.AnsweringServer;
import dev.backsource.testing.waiting.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressiveWatchTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void shouldEndAtTheTimeThatWasSetWhileTheRolloutGoesOn() {
        try (var server = new AnsweringServer()) {
            // Given
            var session = new Session(
                    new Server(server.profile(), Waiting.DEADLINE), context(), Format.TABLE, Waiting.DEADLINE);
            var time = new AtomicLong();
            var watch = new ProgressiveWatch(session, "a.example", () -> time.getAndAdd(Waiting.DEADLINE.toNanos()));
            var running = Documents.json().createObjectNode().put("id", "r").put("state", "RUNNING");

            // When
            var exit = watch.follow(running, true);

            // Then
            assertThat(exit).isEqualTo(Exit.NOT_IN_TIME);
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .contains("timeout: the progressive rollout of a.example goes on; follow it: backsource progressive"
                            + " show a.example --watch");
            assertThat(server.asked()).isEmpty();
        }
    }

    private RunContext context() {
        var environment = Map.<String, String>of();
        var terminal = new Terminal(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                "",
                80,
                environment);
        return new RunContext(new Environment(environment), terminal);
    }
}
