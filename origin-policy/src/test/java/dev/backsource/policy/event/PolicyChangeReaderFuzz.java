package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.policy.domain.DomainName;
import java.util.function.Supplier;

/** For any bytes after an event that was read before, the reader returns the same result as the codec. */
class PolicyChangeReaderFuzz {
    private static final DomainName NAME = new DomainName("www.example.com");

    private final PolicyChangeReader reader = new PolicyChangeReader();

    @FuzzTest
    void shouldTellWhatTheCodecTells(byte[] json) {
        var expected = told(() -> EventCodec.POLICY_CHANGE.decode(json));

        assertThat(told(() -> reader.decode(NAME, json))).isEqualTo(expected);
        assertThat(told(() -> reader.decode(NAME, json))).as("once more").isEqualTo(expected);
    }

    private static Object told(Supplier<PolicyChange> reading) {
        try {
            return reading.get();
        } catch (MalformedEventException e) {
            return e.reason();
        }
    }
}
