package dev.backsource.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {
    /** RFC 9110 §5.6.7: two digits for the day, and GMT. */
    @Test
    void shouldBeInTheFixedForm() {
        assertThat(HttpDate.of(Instant.parse("2026-12-01T03:05:09.999Z"))).isEqualTo("Tue, 01 Dec 2026 03:05:09 GMT");
    }
}
