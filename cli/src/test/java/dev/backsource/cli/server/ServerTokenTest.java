package dev.backsource.cli.server;

import static dev.backsource.cli.testing.AnsweringServer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.profile.Environment;
import dev.backsource.cli.profile.Profile;
import dev.backsource.cli.profile.ProfileFile;
import dev.backsource.cli.profile.ProviderGrant;
import dev.backsource.cli.profile.ProviderSession;
import dev.backsource.cli.profile.SecretFile;
import dev.backsource.cli.profile.SignedIn;
import dev.backsource.cli.testing.AnsweringServer;
import dev.backsource.cli.testing.RotatingProvider;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which token a request is sent with when the first one is taken no more, over real sockets. */
class ServerTokenTest {
    private static final int LATER = 3600;
    private static final int AT_ONCE = 1;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AnsweringServer server = new AnsweringServer();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    /** The only one that the server takes. */
    private volatile String taken = "";

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskASessionForTheTokenOfEachRequest() {
        try (var provider = new RotatingProvider(AT_ONCE)) {
            // Given
            answer("{}");
            var asking = signIn(provider);

            // When
            taken = "access-2";
            asking.read(Request.get("caller"));
            taken = "access-3";
            asking.read(Request.get("caller"));

            // Then
            assertThat(tokens).containsExactly("access-2", "access-3");
        }
    }

    @Test
    void shouldSendAnyRequestOnceMoreWithARenewedToken() {
        try (var provider = new RotatingProvider(LATER)) {
            // Given: one that mustn't be sent twice
            answer("{}");
            var asking = signIn(provider);
            taken = "access-2";

            // When
            asking.send(post());

            // Then
            assertThat(tokens).containsExactly("access-1", "access-2");
        }
    }

    @Test
    void shouldRenewATokenOnlyOnceForARequestThatIsRefusedAllTheSame() {
        try (var provider = new RotatingProvider(LATER)) {
            // Given
            answer("{}");
            var asking = signIn(provider);
            taken = "none of them";

            // Then
            assertThatThrownBy(() -> asking.read(Request.get("caller")))
                    .isInstanceOfSatisfying(
                            FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_ALLOWED));
            assertThat(tokens).containsExactly("access-1", "access-2");
        }
    }

    @Test
    void shouldSayThatNothingWasSentWhereTheProviderGivesNoToken() {
        var provider = new RotatingProvider(AT_ONCE);
        try (provider) {
            // Given
            answer("{}");
            var asking = signIn(provider);
            provider.close();

            // Then
            assertThatThrownBy(() -> asking.read(Request.get("caller")))
                    .isInstanceOfSatisfying(FailureException.class, e -> {
                        assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED);
                        assertThat(Server.mayBeDone(e)).isFalse();
                    });
            assertThat(tokens).isEmpty();
        }
    }

    @Test
    void shouldSayThatNothingWasDoneWhereARefusedTokenCanNotBeRenewed() {
        try (var busy = new AnsweringServer()) {
            // Given
            busy.answer(exchange -> send(exchange, 503, ""));
            answer("{}");
            var asking = at(busy, System::nanoTime);

            // Then
            assertThatThrownBy(() -> asking.send(post()))
                    .isInstanceOfSatisfying(FailureException.class, e -> {
                        assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED);
                        assertThat(Server.mayBeDone(e)).isFalse();
                    })
                    .hasMessageContaining("responded with status 503");
            assertThat(tokens).containsExactly("access-0");
        }
    }

    @Test
    void shouldNotSayThatNothingWasDoneWhereAnEarlierAnswerWasLost() {
        try (var gone = new AnsweringServer()) {
            // Given: the second attempt isn't allowed any more, and nobody renews the token
            answerNothingAndThen(401);
            var asking = at(gone, System::nanoTime);
            gone.close();

            // Then
            assertThatThrownBy(() -> asking.send(post().once("key")))
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            e -> assertThat(Server.mayBeDone(e)).isTrue());
            assertThat(tokens).containsExactly("access-0", "access-0");
        }
    }

    @ParameterizedTest
    @CsvSource({"401, NOT_ALLOWED, true", "403, NOT_ALLOWED, true", "500, NOT_REACHED, true", "412, REFUSED, false"})
    void shouldTellWhatIsKnownOfARequestWhoseFirstAnswerWasLost(int status, Exit exit, boolean mayBeDone) {
        // Given
        answerNothingAndThen(status);
        var asking = new Server(server.profile(), Waiting.DEADLINE);

        // Then
        assertThatThrownBy(() -> asking.send(post().once("key"))).isInstanceOfSatisfying(FailureException.class, e -> {
            assertThat(e.exit()).isEqualTo(exit);
            assertThat(Server.mayBeDone(e)).isEqualTo(mayBeDone);
        });
        assertThat(tokens).hasSize(2);
    }

    @Test
    void shouldNotHaveTheServerPayForTheTimeThatARenewalTakes() {
        var time = new AtomicLong();
        try (var slow = new AnsweringServer()) {
            // Given: a renewal that takes as long as the server may
            slow.answer(exchange -> {
                time.addAndGet(TIMEOUT.toNanos());
                send(exchange, 200, "{\"access_token\": \"access-1\"}");
            });
            answer("{}");
            taken = "access-1";

            // When
            at(slow, time::get).send(post());

            // Then
            assertThat(tokens).containsExactly("access-0", "access-1");
        }
    }

    @Test
    void shouldFollowEventsBeyondTheEndOfAToken() {
        try (var provider = new RotatingProvider(LATER)) {
            // Given: a stream that breaks, and a server that has the first token run out meanwhile
            answer("id: 1\ndata: a\n\n");
            taken = "access-1";
            try (var feed = new EventFeed(
                    signIn(provider),
                    Request.get("events"),
                    null,
                    System.nanoTime() + Duration.ofMinutes(2).toNanos(),
                    why -> taken = "access-2")) {
                // Then
                assertThat(feed.next()).isEqualTo(new Event("1", "a"));
                assertThat(feed.next()).isEqualTo(new Event("1", "a"));
                assertThat(tokens).containsExactly("access-1", "access-1", "access-2");
            }
        }
    }

    @Test
    void shouldRunAProgramOnceAndOnceMoreWhenItsTokenHasRunOut() throws IOException {
        // Given
        answer("{}");
        taken = "first";
        Files.writeString(folder.resolve("token"), "first");
        var program = "[sh, -c, 'echo run >> " + file("runs") + "; cat " + file("token") + "']";
        var asking = new Server(profile("credential-command: " + program), Waiting.DEADLINE);

        // When
        asking.read(Request.get("caller"));
        asking.read(Request.get("caller"));

        // Then
        assertThat(folder.resolve("runs")).hasContent("run");

        // When
        Files.writeString(folder.resolve("token"), "second");
        taken = "second";
        asking.read(Request.get("caller"));

        // Then
        assertThat(folder.resolve("runs")).hasContent("run\nrun");
        assertThat(tokens).containsExactly("first", "first", "first", "second");
    }

    @Test
    void shouldReadAFileOnceMoreIntoWhichAnotherTokenWasPut() throws IOException {
        // Given
        answer("{}");
        var file = new SecretFile(folder.resolve("backsource/a.token"));
        file.write("second");
        taken = "third";
        var asking = new Server(profile("token-file: a.token"), Waiting.DEADLINE);

        // Then
        assertThatThrownBy(() -> asking.read(Request.get("caller"))).hasMessageContaining("rejected the key from");
        assertThat(tokens).as("the same is not sent again").containsExactly("second");

        // When
        file.write("third");
        asking.read(Request.get("caller"));

        // Then
        assertThat(tokens).containsExactly("second", "second", "third");
    }

    private Server signIn(RotatingProvider provider) {
        var session = new ProviderSession("test", new SecretFile(folder.resolve("test.session")));
        session.keep(SignedIn.at(URI.create(provider.issuer()), "mine"));
        return new Server(new Profile("test", server.url(), session, false), Waiting.DEADLINE);
    }

    /** With a token that is good for an hour, as far as this side knows, and is renewed there. */
    private Server at(AnsweringServer provider, LongSupplier nanoTime) {
        var session = new ProviderSession("test", new SecretFile(folder.resolve("test.session")));
        var given = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", "access-0")
                .put("refresh_token", "refresh-0")
                .put("expires_in", LATER);
        session.keep(new ProviderGrant(provider.url().resolve("/token"), null, "mine", given));
        return new Server(new Profile("test", server.url(), session, false), TIMEOUT, nanoTime);
    }

    private static Request post() {
        return Request.post(JsonNodeFactory.instance.objectNode(), "access-keys");
    }

    private Profile profile(String credential) throws IOException {
        Files.createDirectories(folder.resolve("backsource"));
        Files.writeString(
                folder.resolve("backsource/config.yaml"),
                "profiles:\n  test:\n    server: " + server.url() + "\n    " + credential + "\n");
        return ProfileFile.read(new Environment(Map.of("XDG_CONFIG_HOME", folder.toString())))
                .get("test");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void answer(String text) {
        server.answer(exchange -> {
            var token = token(exchange);
            tokens.add(token);
            send(exchange, token.equals(taken) ? 200 : 401, token.equals(taken) ? text : "");
        });
    }

    /** The connection of the first request breaks. */
    private void answerNothingAndThen(int status) {
        server.answer(exchange -> {
            tokens.add(token(exchange));
            if (tokens.size() > 1) {
                send(exchange, status, "{}");
            }
        });
    }

    private static String token(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    }
}
