package dev.backsource.edge.upstream;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.Answer;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.TestNameServer;
import dev.backsource.edge.testing.TestOrigin;
import dev.backsource.infrastructure.FreePorts;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.RedirectType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The origin addresses that an edge connects to. Of all private ranges, this deployment allows 127.0.0.0/8. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginAddressIT {
    private final BuiltEdge edge = BuiltEdge.impatient();

    private TestNameServer names;

    @BeforeAll
    void startNameServer() {
        names = TestNameServer.start(edge.vertx(), edge.nameServerPort());
    }

    @AfterAll
    void stopNameServer() {
        names.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.1", "169.254.169.254", "0.0.0.0", "192.168.1.1", "::1", "fd00:ec2::254", "64:ff9b::a00:1"
            })
    void shouldRefuseAnAddressThatIsNotPublic(String address) {
        // Given
        edge.apply(domain("literal.example.test", origin(address, 80)));

        // When
        var answer = edge.get("http://literal.example.test/");

        // Then
        assertProhibited(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 25, 6667})
    void shouldRefuseAPortThatNoOriginMayHaveWhileThePolicyIsOff(int port) {
        // Given
        edge.apply(domain("ported.example.test", origin("127.0.0.1", port)));

        // When
        var answer = edge.get("http://ported.example.test/");

        // Then
        assertProhibited(answer);
    }

    @Test
    void shouldRefuseItsOwnListenersThoughLoopbackIsAllowed() {
        for (var address : List.of("127.0.0.1", "127.0.0.29", "::ffff:127.0.0.1")) {
            for (var port : List.of(edge.httpPort(), edge.httpsPort())) {
                // Given
                edge.apply(domain("itself.example.test", origin(address, port)));

                // When
                var answer = edge.get("http://itself.example.test/");

                // Then
                assertProhibited(answer);
            }
        }
    }

    @Test
    void shouldRefuseItsOwnListenersBehindANameAndAGrant() {
        // Given
        names.say("itself.names.test", "127.0.0.29");
        edge.apply(domain("granted-itself.example.test", origin("itself.names.test", 80))
                .with(Part.POLICY, policy(RedirectType.FOLLOW))
                .with(Part.GRANTED_PORTS, new GrantedPorts(edge.httpPort(), null)));

        // When
        var answer = edge.get("http://granted-itself.example.test/");

        // Then
        assertProhibited(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "2002:a00:1::1"})
    void shouldRefuseANameThatResolvesToAnAddressThatIsNotPublic(String address) {
        // Given
        var name = "inner-" + address.replaceAll("[.:]", "-") + ".names.test";
        names.say(name, address);
        edge.apply(domain("named.example.test", origin(name, 80)));

        // When
        var answer = edge.get("http://named.example.test/");

        // Then
        assertProhibited(answer);
    }

    @Test
    void shouldRefuseANameWithOneSuchAddressAmongOthers() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.21", 0)) {
            // Given
            names.say("mixed.names.test", "127.0.0.21", "10.0.0.1");
            edge.apply(domain("mixed.example.test", origin("mixed.names.test", origin.port())));

            // When
            var answer = edge.get("http://mixed.example.test/");

            // Then
            assertProhibited(answer);
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void shouldRefuseANameOnceItPointsInside() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.22", 0)) {
            // Given
            names.say("rebinding.names.test", "127.0.0.22").say("rebinding.names.test", "169.254.169.254");
            edge.apply(domain("rebinding.example.test", origin("rebinding.names.test", origin.port())));

            // When
            var first = edge.get("http://rebinding.example.test/");

            // Then
            assertThat(first.status()).isEqualTo(200);
            await().until(() -> edge.get("http://rebinding.example.test/").status() == 502);
            assertProhibited(edge.get("http://rebinding.example.test/"));
        }
    }

    @Test
    void shouldAskForANameNoMoreThanItsTimeToLiveDemands() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.23", 0)) {
            // Given
            names.say("asked.names.test", "127.0.0.23");
            edge.apply(domain("asked.example.test", origin("asked.names.test", origin.port())));

            // When
            var before = System.nanoTime();
            for (var i = 0; i < 200; i++) {
                assertThat(edge.get("http://asked.example.test/").status()).isEqualTo(200);
            }
            var seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();

            // Then: once a second and event loop, since a time to live of 0 counts as a second
            assertThat((long) names.questions("asked.names.test"))
                    .isLessThanOrEqualTo((seconds + 2) * Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void shouldTryTheNextAddressOfANameWhenOneDoesNotConnect() {
        try (var origin = TestOrigin.http(edge.vertx(), "127.0.0.25", 0)) {
            // Given
            names.say("several.names.test", "127.0.0.24", "127.0.0.25");
            edge.apply(domain("several.example.test", origin("several.names.test", origin.port())));

            // When
            var answer = edge.get("http://several.example.test/");

            // Then
            assertThat(answer.body()).isEqualTo("http 127.0.0.25:" + origin.port());
        }
    }

    @Test
    void shouldSayWhyWhenNoAddressOfANameConnects() {
        // Given
        names.say("dead.names.test", "127.0.0.24", "127.0.0.26");
        edge.apply(domain("dead.example.test", origin("dead.names.test", FreePorts.next())));

        // When
        var answer = edge.get("http://dead.example.test/");

        // Then
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("proxy-status")).contains("error=connection_refused");
    }

    private static void assertProhibited(Answer answer) {
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("proxy-status")).contains("error=destination_ip_prohibited");
    }
}
