package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimesTest {
    private static final long LAST_SECOND =
            LocalDate.of(9999, 12, 31).atTime(23, 59, 59).toEpochSecond(ZoneOffset.UTC);

    @Samples(2000)
    void shouldReadWhatTheJdkWrites(Sample sample) {
        var time = Instant.ofEpochSecond(sample.between(-60_000_000_000L, LAST_SECOND), sample.between(0, 999_999_999));

        assertThat(UtcTimes.parse(time.toString())).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T10:15:30Z",
                "2026-11-24T10:15:30.1Z",
                "2026-11-24T10:15:30.123456789Z",
                "2024-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2026-11-24t10:15:30z",
                "2026-11-24T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "+12026-11-24T10:15:30Z",
                "-0001-11-24T10:15:30Z",
                "2026-11-24T10:15:30+01:00",
                "2026-11-24T10:15:30.Z"
            })
    void shouldReadAsTheJdkDoes(String text) {
        assertThat(UtcTimes.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-24",
                "2026-11-24T10:15:30",
                "2026-11-24T10:15Z",
                "2026-11-24T10:15:30.1234567890Z",
                "2026-11-24T10:15:30,1Z",
                "2026-11-24T10:15:30.1xZ",
                "2026-02-29T10:15:30Z",
                "2026-13-24T10:15:30Z",
                "2026-11-24T25:15:30Z",
                "2026-11-24T10:60:30Z",
                "2026-11-24T10:15:61Z",
                "2026-11-2xT10:15:30Z"
            })
    void shouldRefuseAsTheJdkDoes(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> UtcTimes.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
