package dev.backsource.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backsource.cli.command.Surroundings;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.profile.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server answers, over a real socket, a terminal isn't harmed and the run ends. */
class HostileServerTest {
    private static final int REFUSED = 1;
    private static final int NOT_REACHED = 3;
    /** As JSON has it, and as bytes: ESC, C1 CSI, a direction. */
    private static final String HARM = "\\u001b]0;x\\u0007\\u009b31m\\u202e";

    private static final String TEXT = "{\"title\": \"" + HARM + "\", \"detail\": \"" + HARM + "\", \"name\": \"" + HARM
            + "\", \"domain\": \"" + HARM + "\", \"kind\": \"" + HARM + "\", \"roles\": [{\"role\": \"" + HARM
            + "\"}], \"items\": [{\"name\": \"" + HARM + "\", \"id\": \"" + HARM + "\", \"edge\": \"" + HARM
            + "\", \"state\": \"" + HARM + "\", \"domain\": \"" + HARM + "\", \"explanation\": {\"host\": \"" + HARM
            + "\"}}], \"edges\": [{\"edge\": \"" + HARM + "\", \"state\": \"" + HARM + "\", \"reason\": \"" + HARM
            + "\"}], \"errors\": [{\"field\": \"" + HARM + "\", \"detail\": \"" + HARM + "\"}]}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HttpServer server;
    private volatile Answer answer = exchange -> {};

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.give(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whoami",
                "whoami -o json",
                "whoami -o yaml",
                "whoami -o name",
                "domains list",
                "domains list -o name",
                "domains show x",
                "edges",
                "edges -o yaml",
                "health x",
                "alerts",
                "explain http://x/",
                "rollout x",
                "rollout x --wait --timeout 1s",
                "purge x --id y",
                "purge x --list",
                "history x",
                "keys list",
                "ports list",
                "audit list",
                "audit export",
                "policy show x"
            })
    void shouldShowNoControlCharacters(String line) {
        // Given
        answer = exchange -> send(exchange, 200, TEXT.replace("\n", "") + "\n");

        // When
        run(line.split(" "));
        answer = exchange -> send(exchange, 409, TEXT);
        var exit = run(line.split(" "));

        // Then
        assertThat(exit).isEqualTo(REFUSED);
        assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
                .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e")
                .contains("\\u001b");
    }

    @Test
    void shouldEndWhereAnEventHarms() {
        // Given
        answer = exchange -> send(
                exchange,
                200,
                "id: 1\ndata: {\"time\": \"" + HARM + "\", \"subject\": \"" + HARM + "\", \"data\": " + TEXT + "}\n\n");

        // When
        var exit = run("events", "--count", "1", "--timeout", "30s");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\\u001b").doesNotContain("\u001b", "\u009b");
    }

    @Test
    void shouldGiveUpAnAnswerWithoutEnd() {
        // Given
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (var i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(blanks);
            }
        };

        // When
        var exit = run("whoami", "--timeout", "60s");

        // Then
        assertThat(exit).isEqualTo(NOT_REACHED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("more than 67108864 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whoami --timeout 1s", "audit export --timeout 1s", "events --follow --timeout 1s"})
    void shouldNotWaitForAServerThatSaysNothing(String line) {
        // Given
        answer = exchange -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        // When
        var exit = run(line.split(" "));

        // Then
        assertThat(exit).isEqualTo(NOT_REACHED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did not answer within 1 s");
    }

    @Test
    void shouldNotFollowWhereTheKeyIsNotFor() {
        // Given
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/");
            exchange.sendResponseHeaders(307, -1);
        };

        // Then
        assertThat(run("whoami")).isEqualTo(NOT_REACHED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("sends elsewhere, where the key isn't sent to");
    }

    private int run(String... arguments) {
        var environment = Map.of(
                "BACKSOURCE_SERVER",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "BACKSOURCE_TOKEN",
                "none",
                "XDG_CONFIG_HOME",
                "/nowhere");
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "",
                80,
                environment);
        return new Program(new Surroundings(new Environment(environment), terminal)).run(arguments);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }
}
