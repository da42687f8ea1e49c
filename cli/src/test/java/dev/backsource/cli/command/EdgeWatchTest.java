package dev.backsource.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import dev.backsource.cli.server.Request;
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

class EdgeWatchTest {
    private static final String CHANGE = "revision 4 of a.example";

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void shouldSayThatNotEveryEdgeHasItInTime() {
        try (var server = new AnsweringServer()) {
            // Given: the time is over once the first answer is there
            server.answer(exchange -> AnsweringServer.send(exchange, 200, """
                {"complete": false, "revision": 4,
                 "edges": [{"edge": "edge-1", "state": "APPLIED"}, {"edge": "edge-2", "state": "PENDING"}]}\
                """));
            var session = new Session(new Server(server.profile(), Waiting.DEADLINE), context(), Format.TABLE);
            var time = new AtomicLong();
            var watch = new EdgeWatch(
                    session, "backsource rollout a.example", () -> time.getAndAdd(Waiting.DEADLINE.toNanos()));

            // When
            var answer = watch.await(Request.get("domains", "a.example", "rollout"), CHANGE);
            var exit = watch.exit(answer, CHANGE);

            // Then
            assertThat(exit).isEqualTo(Exit.NOT_IN_TIME);
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .contains("edge-1  APPLIED", "edge-2  PENDING")
                    .contains(CHANGE + " is not at every edge yet; use a longer --timeout, or follow the progress: "
                            + "backsource rollout a.example");
            assertThat(server.asked()).hasSize(1);
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
