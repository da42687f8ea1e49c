package dev.backsource.config.api.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.domain.WriteResult;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningTest {
    private static final Instant END = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void shouldWarnOfAnExceptionThatIsOver() {
        // When
        var during = Warning.of(excepted("2026-12-01T12:00:00Z"), END.minusSeconds(1));
        var after = Warning.of(excepted("2026-12-01T12:00:00Z"), END);

        // Then
        assertThat(during).isEmpty();
        assertThat(after).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("exception-over");
            assertThat(warning.detail()).contains("2026-12-01T12:00:00Z");
        });
    }

    @ParameterizedTest
    @CsvSource({
        ",                     2026-12-01T12:00:00Z, exception-ends",
        "2026-12-02T12:00:00Z, 2026-12-01T12:00:00Z, exception-ends",
        "2026-12-01T12:00:00Z, 2026-12-02T12:00:00Z, origin-unverified",
        "2026-12-01T12:00:00Z,                     , origin-unverified"
    })
    void shouldWarnOfAnEndThatIsSetOrMoved(@Nullable String before, @Nullable String after, String code) {
        assertThat(Warning.ofChange(excepted(before), excepted(after)))
                .extracting(Warning::code)
                .containsExactly(code);
    }

    @Test
    void shouldNotWarnAgainOfTheSameEnd() {
        assertThat(Warning.ofChange(excepted("2026-12-01T12:00:00Z"), excepted("2026-12-01T12:00:00Z")))
                .isEmpty();
    }

    /** Who sets the present values in a rollout of others would take them for settled. */
    @Test
    void shouldWarnOfARolloutThatAWriteLeftUnderWay() {
        var domain = SampleDomains.domain(443);

        assertThat(Warning.ofRollout(new WriteResult(domain.name(), 7, 7, domain, domain, null, null, "a")))
                .extracting(Warning::code)
                .containsExactly("rollout-goes-on");
        assertThat(Warning.ofRollout(new WriteResult(domain.name(), 7, 7, domain, domain, null, null, null)))
                .isEmpty();
    }

    private static Domain excepted(@Nullable String end) {
        var tls = new OriginTls(Verification.NONE).withUnverifiedUntil(end == null ? null : ExceptionEnd.parse(end));
        return SampleDomains.domain(443).with(Part.ORIGIN_TLS, tls);
    }
}
