package dev.backsource.config.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.testing.config.SampleDomains;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnverifiedPeriodTest {
    private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");

    /** Hours from {@link #START}; an empty end is none. */
    @ParameterizedTest
    @CsvSource({
        "nothing before, , 0, 24, true",
        "nothing before, , 0, 25, false",
        "nothing before, , 0, , false",
        "prolonged within a day, 0, 3, 24, true",
        "prolonged beyond, 0, 3, 27, false",
        "after the first day, 0, 30, 31, false",
    })
    void shouldTakeNoSecondPersonForADayFromTheBeginningOn(
            String what, @Nullable Integer since, int now, @Nullable Integer end, boolean expected) {
        assertThat(UnverifiedPeriod.isBrief(end == null ? null : at(end), since == null ? null : at(since), at(now)))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    void shouldBeginOnceForExceptionsWithinAWeekWhateverCameInBetween() {
        // When
        var first = UnverifiedPeriod.after(null, until(24), at(0));
        var ended = UnverifiedPeriod.after(first, domain(OriginTls.DEFAULT), at(5));
        var removed = UnverifiedPeriod.after(ended, null, at(6));
        var again = UnverifiedPeriod.after(removed, until(30), at(7));
        var over = UnverifiedPeriod.after(again, domain(OriginTls.DEFAULT), at(50));
        var later = UnverifiedPeriod.after(over, until(240), at(30 + 7 * 24 + 1));

        // Then
        assertThat(first).isEqualTo(new UnverifiedPeriod(at(0), at(24)));
        assertThat(ended).isEqualTo(new UnverifiedPeriod(at(0), at(5)));
        assertThat(removed).isEqualTo(ended);
        assertThat(again).isEqualTo(new UnverifiedPeriod(at(0), at(30)));
        assertThat(over).as("ended by itself").isEqualTo(again);
        assertThat(later).isEqualTo(new UnverifiedPeriod(at(199), at(240)));
    }

    @Test
    void shouldGoOnForAsLongAsThereIsNoEnd() {
        // When
        var first = UnverifiedPeriod.after(null, domain(new OriginTls(Verification.NONE)), at(0));
        var later = UnverifiedPeriod.after(first, until(10_000), at(9_990));

        // Then
        assertThat(first).isEqualTo(new UnverifiedPeriod(at(0), null));
        assertThat(later).isEqualTo(new UnverifiedPeriod(at(0), at(10_000)));
        assertThat(UnverifiedPeriod.after(null, domain(OriginTls.DEFAULT), at(0)))
                .isNull();
    }

    private static Domain until(int hours) {
        return domain(new OriginTls(Verification.NONE).withUnverifiedUntil(new ExceptionEnd(at(hours))));
    }

    private static Domain domain(OriginTls tls) {
        return SampleDomains.domain(443).with(Part.ORIGIN_TLS, tls);
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
