package dev.backsource.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.profile.GivenToken;
import dev.backsource.cli.profile.Profile;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a real socket, whose other side breaks off. */
class EventFeedTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final List<String> told = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/api/v1/events", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
            var status = asked.size() > answers.size() ? 410 : 200;
            exchange.sendResponseHeaders(status, 0);
            if (status == 200) {
                exchange.getResponseBody().write(answers.get(asked.size() - 1).getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldGoOnBehindTheLastEventOnceTheStreamBroke() {
        // Given
        answers.addAll(List.of("id: 1\ndata: a\n\nid: 2\n\n", "id: 3\ndata: b\n\n"));

        try (var feed = feed(null, LONG)) {
            // Then
            assertThat(feed.next()).isEqualTo(new Event("1", "a"));
            assertThat(feed.next()).isEqualTo(new Event("3", "b"));
            assertThat(feed.position()).isEqualTo("3");
            assertThat(asked).containsExactly("null", "2");
            assertThat(told).containsExactly("the server ended the stream");
        }
    }

    @Test
    void shouldBeginWhereItIsTold() {
        answers.add("id: 8\ndata: a\n\n");

        try (var feed = feed("7", LONG)) {
            assertThat(feed.next()).isEqualTo(new Event("8", "a"));
            assertThat(asked).containsExactly("7");
        }
    }

    @Test
    void shouldFailWhereTheServerRefusesThePosition() {
        try (var feed = feed("7", LONG)) {
            assertThatThrownBy(feed::next)
                    .isInstanceOfSatisfying(
                            FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.REFUSED));
        }
    }

    @Test
    void shouldEndWhenItsTimeIsOver() {
        // Given
        answers.addAll(List.of("id: 1\n\n", "id: 2\n\n", "id: 3\n\n", "id: 4\n\n"));

        try (var feed = feed(null, Duration.ofMillis(700))) {
            // Then
            assertThat(feed.next()).isNull();
        }
    }

    @Test
    void shouldFailAtOnceWhereNobodyListensAtAll() {
        server.stop(0);

        try (var feed = feed(null, LONG)) {
            assertThatThrownBy(feed::next)
                    .isInstanceOfSatisfying(
                            FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void shouldGiveUpAfterTwelveConnectionsWithoutAnEvent() {
        // Given
        answers.addAll(Collections.nCopies(20, "id: 1\n\n"));

        try (var feed = feed(null, LONG, Duration.ofMillis(1))) {
            // Then
            assertThatThrownBy(feed::next)
                    .isInstanceOfSatisfying(
                            FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED))
                    .hasMessageContaining("after 12 connections");
            assertThat(asked).hasSize(12);
            assertThat(told).hasSize(11);
        }
    }

    @Test
    void shouldGiveUpAConnectionAfterThreeHeartbeatsOfTheServer() throws IOException {
        // Given
        var setting = Files.readString(Path.of("..", "docs", "settings.md"))
                .lines()
                .filter(line -> line.startsWith("| `backsource.events.heartbeat`"))
                .findFirst()
                .orElseThrow();

        // When
        var seconds = Long.parseLong(setting.replaceFirst("^\\|[^|]*\\| `(\\d+)s`.*$", "$1"));

        // Then
        assertThat(EventFeed.SILENCE).isEqualTo(Duration.ofSeconds(3 * seconds));
    }

    private EventFeed feed(String position, Duration time) {
        return feed(position, time, Duration.ofMillis(500));
    }

    private EventFeed feed(String position, Duration time, Duration firstPause) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var profile = new Profile("test", url, new GivenToken("TOKEN", "none"), false);
        return new EventFeed(
                new Server(profile, Waiting.DEADLINE),
                Request.get("events"),
                position,
                System.nanoTime() + time.toNanos(),
                told::add,
                firstPause);
    }
}
