package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.preflight.PreflightFinding.Weight;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeVerdictTest {
    private static final Domain DOMAIN = SampleDomains.domain(443);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String HOST = "www.example.com";
    private static final ProbeRequest REQUEST = ProbeRequest.of(DOMAIN, "1", NOW);

    @Test
    void shouldSucceedWhereAnOriginRespondedOverHttp() {
        // When
        var verdict = verdict(PortState.OPEN, http(ProbeAnswer.HttpState.ASKED, null));

        // Then
        assertThatNoException().isThrownBy(() -> verdict.requireSuccess(DOMAIN));
        assertThat(verdict.findings(DOMAIN)).isEmpty();
    }

    @Test
    void shouldSucceedWithARemarkWhereOnlyAnotherDomainDidNotRespond() {
        // When
        var verdict = verdict(PortState.OPEN, http(ProbeAnswer.HttpState.ASKED, "www.example.net responds with 503"));

        // Then
        assertThatNoException().isThrownBy(() -> verdict.requireSuccess(DOMAIN));
        assertThat(verdict.findings(DOMAIN))
                .containsExactly(new PreflightFinding(
                        PreflightFinding.NOT_FOLLOWED,
                        Weight.REMARK,
                        "Redirects of origin 203.0.113.1 were not followed beyond its domain: www.example.net responds"
                                + " with 503."));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ASKED")
    void shouldHaveNoVerdictOnAnOriginThatDidNotRespondOverHttp(ProbeAnswer.HttpState state) {
        // When
        var verdict = verdict(PortState.OPEN, http(state, "no response within 2 s"));

        // Then
        var refused = refusal(verdict);
        assertThat(refused.kind()).isEqualTo(PreflightRefusal.NO_VERDICT);
        assertThat(refused.reason()).contains("203.0.113.1 was not checked over HTTP: no response within 2 s");
        assertThat(verdict.findings(DOMAIN))
                .extracting(PreflightFinding::weight)
                .containsExactly(Weight.NO_VERDICT);
    }

    @Test
    void shouldHaveNoVerdictOnAnOriginOfWhichAnEarlierProberSaysNothing() {
        // Then
        assertThat(refusal(verdict(PortState.OPEN)).kind()).isEqualTo(PreflightRefusal.NO_VERDICT);
    }

    @Test
    void shouldLeaveAnOriginWithAClosedPortToThePort() {
        // When
        var refused = refusal(verdict(PortState.CLOSED, http(ProbeAnswer.HttpState.NOT_ASKED, "port 443 isn't open")));

        // Then
        assertThat(refused.kind()).isEqualTo(PreflightRefusal.FAILED);
        assertThat(refused.reason()).contains("connection refused").doesNotContain("over HTTP");
    }

    @Test
    void shouldRefuseAsTheQuestionWhereThereWereTooManyQuestions() {
        // Given
        var tooMany = ProblemKind.TOO_MANY_REQUESTS.refused("too many").retryAfter(7);

        // When
        var verdict = ChangeVerdict.refused(tooMany);

        // Then
        assertThat(refusal(verdict)).isSameAs(tooMany);
        assertThat(verdict.findings(DOMAIN))
                .extracting(PreflightFinding::code)
                .containsExactly(PreflightFinding.NO_VERDICT);
    }

    @Test
    void shouldHaveNoVerdictWhereNobodyAnswered() {
        // Then
        assertThat(refusal(ChangeVerdict.refused(PreflightRefusal.unanswered(PreflightTime.OF_ONE)))
                        .kind())
                .isEqualTo(PreflightRefusal.NO_VERDICT);
    }

    @Test
    void shouldSayTheAgeOfAnotherItemsResult() {
        // Given
        var kept = new LinkedHashMap<OriginPort, SlowPorts.Kept>();
        for (var port : DOMAIN.neededPorts()) {
            kept.put(port, new SlowPorts.Kept(result(port, PortState.CLOSED), NOW.minusSeconds(4)));
        }

        // When
        var findings = ChangeVerdict.kept(Map.copyOf(kept), HOST, NOW).findings(DOMAIN);

        // Then
        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.detail()).endsWith("Measured 4 s before, in this request."));
    }

    private static ChangeVerdict verdict(PortState state, ProbeAnswer.Http... http) {
        var ports = REQUEST.ports().stream().map(port -> result(port, state)).toList();
        return ChangeVerdict.kept(Map.of(), HOST, NOW)
                .with(DOMAIN, REQUEST, new ProbeAnswer("1", NOW, ports, List.of(), List.of(http)), HOST);
    }

    private static ProbeAnswer.Port result(OriginPort port, PortState state) {
        return new ProbeAnswer.Port(
                port.origin(),
                port.port(),
                port.scheme(),
                state,
                null,
                state == PortState.OPEN ? "connection accepted" : "connection refused",
                NOW);
    }

    private static ProbeAnswer.Http http(ProbeAnswer.HttpState state, @Nullable String reason) {
        return new ProbeAnswer.Http(DOMAIN.origins().get(0).address(), state, reason);
    }

    private static RefusedException refusal(ChangeVerdict verdict) {
        return catchThrowableOfType(RefusedException.class, () -> verdict.requireSuccess(DOMAIN));
    }
}
