package dev.backsource.policy.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the origin protocol policy, row by row. */
class RouteDecisionTest {
    private static final int NO_MATTER = 8081;

    @ParameterizedTest(name = "{0}, client {1}, origin port {2}: {3} on {4}")
    @CsvSource({
        // policy, client, origin's own port, scheme, port
        "DISABLED, HTTP,  80,   HTTP,  80",
        "DISABLED, HTTPS, 80,   HTTP,  80",
        "DISABLED, HTTP,  443,  HTTPS, 443",
        "DISABLED, HTTPS, 443,  HTTPS, 443",
        "DISABLED, HTTP,  8080, HTTP,  8080",
        "DISABLED, HTTPS, 8080, HTTP,  8080",
        "DISABLED, HTTP,  8443, HTTP,  8443",
        "DISABLED, HTTPS, 8443, HTTP,  8443",
        "FOLLOW,   HTTP,  80,   HTTP,  80",
        "FOLLOW,   HTTPS, 80,   HTTPS, 443",
        "FOLLOW,   HTTP,  443,  HTTP,  80",
        "FOLLOW,   HTTPS, 443,  HTTPS, 443",
        "FOLLOW,   HTTP,  8080, HTTP,  80",
        "FOLLOW,   HTTPS, 8080, HTTPS, 443",
        "HTTP,     HTTP,  80,   HTTP,  80",
        "HTTP,     HTTPS, 80,   HTTP,  80",
        "HTTP,     HTTP,  443,  HTTP,  80",
        "HTTP,     HTTPS, 443,  HTTP,  80",
        "HTTP,     HTTP,  8080, HTTP,  80",
        "HTTP,     HTTPS, 8080, HTTP,  80",
        "HTTPS,    HTTP,  80,   HTTPS, 443",
        "HTTPS,    HTTPS, 80,   HTTPS, 443",
        "HTTPS,    HTTP,  443,  HTTPS, 443",
        "HTTPS,    HTTPS, 443,  HTTPS, 443",
        "HTTPS,    HTTP,  8080, HTTPS, 443",
        "HTTPS,    HTTPS, 8080, HTTPS, 443",
    })
    void shouldDecideByTheTable(String policy, Scheme client, int originPort, Scheme scheme, int port) {
        // When
        var target = RouteDecision.decide(policy(policy), GrantedPorts.NONE, client, originPort);

        // Then
        assertThat(target).isEqualTo(new Target(scheme, port));
    }

    @ParameterizedTest(name = "{0}, client {1}, granted {2}/{3}: {4} on {5}")
    @CsvSource({
        // policy, client, granted for HTTP, granted for HTTPS, scheme, port
        "FOLLOW,   HTTP,  8080, 8443, HTTP,  8080",
        "FOLLOW,   HTTPS, 8080, 8443, HTTPS, 8443",
        "FOLLOW,   HTTP,  8080,     , HTTP,  8080",
        "FOLLOW,   HTTPS, 8080,     , HTTPS, 443",
        "FOLLOW,   HTTP,      , 8443, HTTP,  80",
        "HTTP,     HTTPS, 8080, 8443, HTTP,  8080",
        "HTTPS,    HTTP,  8080, 8443, HTTPS, 8443",
        "DISABLED, HTTP,  8080, 8443, HTTP,  8081",
        "DISABLED, HTTPS, 8080, 8443, HTTP,  8081",
    })
    void shouldPutGrantedPortsInPlaceOfTheStandardOnes(
            String policy, Scheme client, Integer http, Integer https, Scheme scheme, int port) {
        // When
        var target = RouteDecision.decide(policy(policy), new GrantedPorts(http, https), client, NO_MATTER);

        // Then
        assertThat(target).isEqualTo(new Target(scheme, port));
    }

    @ParameterizedTest(name = "{0}, origin port {1}: {2}")
    @CsvSource({
        "FOLLOW,   8081, 80 443",
        "HTTP,     8081, 80",
        "HTTPS,    8081, 443",
        "DISABLED, 8081, 8081",
        "DISABLED, 443,  443",
    })
    void shouldNeedThePortsThatSomeRequestGoesTo(String policy, int originPort, String ports) {
        // When
        var needed = RouteDecision.neededTargets(policy(policy), GrantedPorts.NONE, originPort);

        // Then
        assertThat(needed).extracting(Target::port).containsExactlyElementsOf(numbers(ports));
    }

    @Test
    void shouldNeedTheGrantedPortsUnderFollow() {
        // When
        var needed = RouteDecision.neededTargets(policy("FOLLOW"), new GrantedPorts(8080, 8443), NO_MATTER);

        // Then
        assertThat(needed).containsExactly(new Target(Scheme.HTTP, 8080), new Target(Scheme.HTTPS, 8443));
    }

    private static ContentPolicy policy(String name) {
        return name.equals("DISABLED") ? ContentPolicy.DISABLED : ContentPolicy.enabled(RedirectType.valueOf(name));
    }

    private static Iterable<Integer> numbers(String text) {
        return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }
}
