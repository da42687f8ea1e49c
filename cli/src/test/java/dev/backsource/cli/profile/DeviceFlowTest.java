package dev.backsource.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real socket, at providers that aren't as they should be. */
class DeviceFlowTest {
    private static final String CODE =
            "{\"device_code\": \"d\", \"user_code\": \"U\", \"verification_uri\": \"http://x/\", \"interval\": 1, \"expires_in\": 60}";

    private static final String TOKEN = "{\"access_token\": \"t\"}";

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile List<String> answers = List.of();
    private volatile int status = 400;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var index = asked.getAndIncrement();
                var text = answers.get(Math.min(index, answers.size() - 1)).replace("ISSUER", issuer());
                if (text.isEmpty()) {
                    // The connection is lost.
                    return;
                }
                var own = text.matches("[0-9]{3} .*");
                var bytes = text.substring(own ? 4 : 0).getBytes(StandardCharsets.UTF_8);
                // Metadata and the code first, then what the token endpoint says.
                var usual = index < 2 ? 200 : status;
                exchange.sendResponseHeaders(own ? Integer.parseInt(text.substring(0, 3)) : usual, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"issuer\": \"http://other.example\"}                                 | metadata of another issuer",
                "{\"issuer\": \"ISSUER\", \"token_endpoint\": \"ISSUER/t\"}             | does not support the device flow",
                "{\"issuer\": \"ISSUER\", \"token_endpoint\": \"ISSUER/t\", \"device_authorization_endpoint\": \"http://x.example/\"}"
                        + " | without TLS",
                "{\"issuer\": \"ISSUER\", \"token_endpoint\": \"ISSUER/t\", \"device_authorization_endpoint\": \"a b\"} | is not a valid address"
            })
    void shouldRefuseAProviderThatIsNotOne(String metadata, String expected) {
        answers = List.of(metadata);

        assertThatThrownBy(this::begin)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.USAGE))
                .hasMessageContaining(expected);
    }

    @Test
    void shouldSayThatTheProviderDoesNotAnswerAsOne() {
        answers = List.of("<html>");

        assertThatThrownBy(this::begin)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED))
                .hasMessageContaining("no valid response from the OpenID provider");
    }

    @Test
    void shouldGoOnAskingUntilTheCodeHasRunOut() {
        // Given
        answers = List.of(
                metadata(),
                CODE,
                "{\"error\": \"authorization_pending\"}",
                "{\"error\": \"authorization_pending\"}",
                "{\"error\": \"expired_token\"}");

        // When
        var flow = begin();

        // Then
        assertThat(flow.userCode()).isEqualTo("U");
        assertThatThrownBy(() -> flow.await(pauses::add))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_ALLOWED))
                .hasMessageContaining("the code has expired");
        assertThat(asked).hasValue(5);
        assertThat(pauses).hasSize(3).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void shouldKeepNoTokenThatCanNotBeSent() {
        // Given
        answers = List.of(metadata(), CODE, "{\"access_token\": \"two words\"}");
        status = 200;

        // Then
        assertThatThrownBy(() -> begin().await(pauses::add)).hasMessageContaining("no access token");
    }

    @Test
    void shouldAskLessOftenAndGoOnWhereTheProviderCanNotAnswerNow() {
        // Given
        answers = List.of(metadata(), CODE, "503 <html>", "429 {}", "", "400 {\"error\": \"slow_down\"}", TOKEN);
        status = 200;

        // When
        var granted = begin().await(pauses::add);

        // Then
        assertThat(granted.token()).isEqualTo("t");
        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 6L, 11L, 16L, 21L);
    }

    @Test
    void shouldSayThatTheProviderCanNotMakeACodeNow() {
        // Given
        answers = List.of(metadata(), "502 <html>");

        // Then
        assertThatThrownBy(this::begin)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED))
                .hasMessageContaining("/d responded with status 502");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void shouldNotAskOnWhereSomethingElseThanAProviderRefuses(int answered) {
        // Given
        answers = List.of(metadata(), CODE, answered + " <html>");

        // Then
        assertThatThrownBy(() -> begin().await(pauses::add))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED))
                .hasMessageContaining("/t: status " + answered);
        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldSayThatTheProviderCouldNotBeAskedUntilTheCodeRanOut() {
        // Given
        answers = List.of(metadata(), CODE.replace("60", "1"), "503 {}");

        // Then
        assertThatThrownBy(() -> begin().await())
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.exit()).isEqualTo(Exit.NOT_REACHED))
                .hasMessageContaining("the code expired")
                .hasMessageContaining("/t responded with status 503");
    }

    private DeviceFlow begin() {
        return DeviceFlow.begin(new Provider(URI.create(issuer())), "backsource-cli", "openid");
    }

    private String metadata() {
        return "{\"issuer\": \"ISSUER\", \"token_endpoint\": \"ISSUER/t\", \"device_authorization_endpoint\": \"ISSUER/d\"}";
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
