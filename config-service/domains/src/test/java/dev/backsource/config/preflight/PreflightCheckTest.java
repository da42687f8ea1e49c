package dev.backsource.config.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backsource.config.access.Caller;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.WriteInterruption;
import dev.backsource.policy.domain.ChangeControl;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.PreflightMode;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.config.SampleDomains;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightCheckTest {
    private static final Caller CALLER = Caller.SERVICE;
    private static final Domain HTTP = with(SampleDomains.domain(80), RedirectType.HTTP);
    private static final Domain HTTPS = with(HTTP, RedirectType.HTTPS);

    private static final PreflightSettings SETTINGS = new PreflightSettings() {
        @Override
        public PreflightMode ofChanges() {
            return PreflightMode.WARN;
        }

        @Override
        public Duration recommendedEvery() {
            return Duration.ofDays(1);
        }
    };

    private final List<List<OriginPort>> asked = new ArrayList<>();
    private PortState https = PortState.OPEN;
    private List<PreflightHttp> http = List.of();
    private boolean hasProber = true;

    private final Verdicts verdicts = new Verdicts() {
        @Override
        public Uni<ChangeVerdict> verdict(
                Caller caller, Domain after, @Nullable String team, List<OriginPort> ports, PreflightTime time) {
            asked.add(ports);
            return Uni.createFrom()
                    .item(ChangeVerdict.of(
                            ports.stream().map(port -> result(port)).toList(), List.of(), http));
        }

        @Override
        public boolean hasProber() {
            return hasProber;
        }
    };

    @Test
    void shouldAskNobodyAboutAChangeThatProbesWouldNotNotice() {
        // When
        run(check(PreflightMode.REQUIRE), HTTP, HTTP.with(Part.SERVING, Serving.STOPPED));

        // Then
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldAskAboutTermsOfTlsAndAboutANewDomain() {
        // When
        run(check(PreflightMode.WARN), HTTPS, HTTPS.with(Part.ORIGIN_TLS, new OriginTls(OriginTls.Verification.NONE)));
        run(check(PreflightMode.WARN), null, HTTPS);

        // Then
        assertThat(asked).containsExactly(HTTPS.neededPorts(), HTTPS.neededPorts());
    }

    @Test
    void shouldWarnOfAClosedPort() {
        // Given
        https = PortState.CLOSED;
        var check = check(PreflightMode.WARN);

        // When
        run(check, HTTP, HTTPS);

        // Then
        assertThat(check.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("connection-refused");
            assertThat(finding.detail()).contains("HTTPS port 443", "connection refused");
        });
    }

    @Test
    void shouldRefuseAClosedPortAndNameTheTypeThatWouldWork() {
        // Given
        https = PortState.CLOSED;

        // When
        var refused = refusal(check(PreflightMode.REQUIRE), HTTP, HTTPS);

        // Then
        assertThat(refused.kind()).isEqualTo(PreflightRefusal.FAILED);
        assertThat(refused.reason()).contains("port 443", "the redirect type HTTP");
    }

    @Test
    void shouldRefuseByAnotherCodeWithoutAVerdict() {
        // Given
        https = PortState.UNKNOWN;

        // When
        var refused = refusal(check(PreflightMode.REQUIRE), HTTP, HTTPS);

        // Then
        assertThat(refused.kind()).isEqualTo(PreflightRefusal.NO_VERDICT);
    }

    @Test
    void shouldJudgeTheStateThatIsWrittenAndNotTheOneBefore() {
        // Given: another change comes between the question and the write
        var check = check(PreflightMode.REQUIRE);
        resume(interruption(check, HTTP, HTTPS));
        var origin = new Origin(OriginAddress.parse("203.0.113.9"), 80, OriginPriority.PRIMARY, 10);
        var other = HTTPS.with(Part.ORIGINS, List.of(origin));

        // When
        resume(interruption(check, HTTP, other));
        check.require(null, HTTP, other, null).await().indefinitely();
        var third = refusal(check, HTTP, with(other, RedirectType.FOLLOW));

        // Then
        assertThat(asked).hasSize(2);
        assertThat(third.kind()).isEqualTo(PreflightRefusal.NO_VERDICT);
        assertThat(third.reason()).contains("changed during each pre-flight");
    }

    @Test
    void shouldNotWaitForAProberThatDoesNotReportUnlessTheRequestChoosesSo() {
        // Given
        hasProber = false;
        var byDefault = check(null);

        // When
        run(byDefault, HTTP, HTTPS);
        run(check(PreflightMode.WARN), HTTP, HTTPS);

        // Then
        assertThat(byDefault.findings())
                .extracting(PreflightFinding::code)
                .containsExactly(PreflightFinding.NO_VERDICT);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(PreflightMode.class)
    void shouldTakeTheStricterOfDeploymentAndDomain(PreflightMode ofDomain) {
        // Given
        https = PortState.CLOSED;
        var before = HTTP.with(Part.CHANGE_CONTROL, new ChangeControl(ofDomain, null));
        var after = with(before, RedirectType.HTTPS);

        // When
        var check = check(null);

        // Then
        if (ofDomain == PreflightMode.REQUIRE) {
            assertThat(refusal(check, before, after).kind()).isEqualTo(PreflightRefusal.FAILED);
        } else {
            run(check, before, after);
            assertThat(check.findings()).as("as the deployment").hasSize(1);
        }
    }

    @Test
    void shouldInterruptNoWriteForAProberThatDoesNotReport() {
        // Given
        hasProber = false;
        var check = check(null);

        // When
        check.require(null, HTTP, HTTPS, null).await().indefinitely();

        // Then
        assertThat(check.findings()).hasSize(1);
        assertThat(check.isMeasured()).isFalse();
        assertThat(check.isUnchecked()).isTrue();
    }

    @Test
    void shouldNotTakeAnOriginThatWasNotAskedOverHttpForOneThatAnswers() {
        // Given
        http = List.of(new PreflightHttp(
                HTTP.origins().get(0).address(), ProbeAnswer.HttpState.NOT_ASKED, "the prober is overloaded"));
        var warned = check(PreflightMode.WARN);

        // When
        var refused = refusal(check(PreflightMode.REQUIRE), HTTP, HTTPS);
        run(warned, HTTP, HTTPS);

        // Then
        assertThat(refused.kind()).isEqualTo(PreflightRefusal.NO_VERDICT);
        assertThat(warned.isMeasured()).isTrue();
        assertThat(warned.isUnchecked()).isTrue();
    }

    @Test
    void shouldSayWhetherAChangeWasChecked() {
        // Given
        var checked = check(PreflightMode.WARN);
        var skipped = check(PreflightMode.SKIP);
        var alike = check(PreflightMode.SKIP);

        // When
        run(checked, HTTP, HTTPS);
        run(skipped, HTTP, HTTPS);
        run(alike, HTTP, HTTP.with(Part.SERVING, Serving.STOPPED));

        // Then
        assertThat(checked.isMeasured()).isTrue();
        assertThat(checked.isUnchecked()).isFalse();
        assertThat(skipped.isMeasured()).isFalse();
        assertThat(skipped.isUnchecked()).isTrue();
        assertThat(alike.isUnchecked()).as("edges connect as before").isFalse();
    }

    @Test
    void shouldSkipWhereTheRequestChoosesSo() {
        // When
        run(check(PreflightMode.SKIP), HTTP, HTTPS);

        // Then
        assertThat(asked).isEmpty();
    }

    private PreflightCheck check(@Nullable PreflightMode chosen) {
        return new PreflightCheck(verdicts, new DefaultMode(SETTINGS), CALLER, chosen, true, PreflightTime.ofChange());
    }

    private PreflightPort result(OriginPort port) {
        var state = port.scheme().isSecure() ? https : PortState.OPEN;
        return new PreflightPort(
                port.origin(),
                port.port(),
                port.scheme(),
                state,
                null,
                state == PortState.OPEN ? "connection accepted" : "connection refused",
                Instant.EPOCH,
                null);
    }

    /** Runs a write as often as it is interrupted. */
    private static void run(PreflightCheck check, @Nullable Domain before, Domain after) {
        try {
            check.require(null, before, after, null).await().indefinitely();
        } catch (WriteInterruption interruption) {
            resume(interruption);
            check.require(null, before, after, null).await().indefinitely();
        }
    }

    private static RefusedException refusal(PreflightCheck check, Domain before, Domain after) {
        return catchThrowableOfType(RefusedException.class, () -> run(check, before, after));
    }

    private static WriteInterruption interruption(PreflightCheck check, Domain before, Domain after) {
        return catchThrowableOfType(
                WriteInterruption.class,
                () -> check.require(null, before, after, null).await().indefinitely());
    }

    private static void resume(WriteInterruption interruption) {
        interruption.begin().await().indefinitely();
    }

    private static Domain with(Domain domain, RedirectType type) {
        return domain.with(
                Part.POLICY,
                new OriginProtocolPolicy(true, type, domain.policy().dynamic()));
    }
}
