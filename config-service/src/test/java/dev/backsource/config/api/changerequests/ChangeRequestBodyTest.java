package dev.backsource.config.api.changerequests;

import static dev.backsource.config.testing.Bodies.read;
import static dev.backsource.config.testing.Bodies.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.testing.config.SampleDomains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRequestBodyTest {
    @Test
    void shouldReadEachKindOfChange() {
        // When
        var ports = read("{\"ports\": {\"https\": 8443}, \"reason\": \" until March \"}", ChangeRequestBody.TYPE);
        var parts = read("{\"parts\": {\"serving\": {\"enabled\": false}}, \"reason\": \"x\"}", ChangeRequestBody.TYPE);

        // Then
        var domain = SampleDomains.domain(80);
        assertThat(ports.reason()).isEqualTo("until March");
        assertThat(ports.change().edit().apply(domain).grantedPorts()).isEqualTo(new GrantedPorts(null, 8443));
        assertThat(parts.change().edit().apply(domain).get(Part.SERVING)).isEqualTo(Serving.STOPPED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"reason": "x"}                                            | ' required'
        {"reason": "x", "ports": {"http": 81}, "parts": {}}        | ' required'
        {"reason": "x", "ports": {}}                               | ports required
        {"reason": "x", "parts": {}}                               | parts required
        {"reason": "x", "ports": {"https": 443}}                   | ports.https out-of-range
        {"reason": "x", "ports": {"port": 81}}                     | ports.port unknown-field
        {"reason": "x", "parts": {"serving": {}}}                  | parts.serving.enabled required
        {"reason": "x", "parts": {"origin": {}}}                   | parts.origin unknown-field
        {"ports": {"https": 8443}}                                 | reason required
        {"reason": "x", "ports": {"https": 8443}, "rollout": {}}   | rollout invalid
        {"reason": "x", "parts": {"serving": {"enabled": false}}, "rollout": {"outcomes": 0}} | rollout.outcomes out-of-range
        {"reason": " ", "ports": {"https": 8443}}                  | reason malformed
        {"reason": "x", "ports": {"https": 8443}, "until": "now"}  | until unknown-field
        """)
    void shouldNameTheFieldOfAnInvalidRequest(String json, String violation) {
        assertThat(violations(json, ChangeRequestBody.TYPE)).containsExactly(violation);
    }

    @Test
    void shouldBoundReasonsAndComments() {
        // Given
        var text = "x".repeat(1_001);

        // Then
        assertThat(violations(
                        "{\"reason\": \"%s\", \"ports\": {\"https\": 8443}}".formatted(text), ChangeRequestBody.TYPE))
                .containsExactly("reason malformed");
        assertThat(violations("{\"comment\": \"%s\"}".formatted(text), DecisionBody.TYPE))
                .containsExactly("comment malformed");
    }
}
