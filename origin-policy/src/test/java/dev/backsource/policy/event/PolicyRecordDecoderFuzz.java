package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import java.util.HashMap;
import java.util.List;

/** Any record is a change or a removal of the domain that its key names, or is refused in one printable line. */
class PolicyRecordDecoderFuzz {
    private static final List<String> HEADERS =
            List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_revision");
    private static final List<String> USUAL =
            List.of("1.0", "a/1", Topic.POLICY_CHANGES.eventType(), "/a", "a.test", "2026-11-24T10:15:30Z", "1");

    private final PolicyRecordDecoder decoder = new PolicyRecordDecoder();

    @FuzzTest
    void shouldTellWhatARecordIs(FuzzedDataProvider data) {
        var key = data.consumeBoolean() ? "www.example.com" : data.consumeString(300);
        var headers = new HashMap<String, String>();
        for (var i = 0; i < HEADERS.size(); i++) {
            headers.put(HEADERS.get(i), data.consumeBoolean() ? USUAL.get(i) : data.consumeString(50));
        }
        var value = data.consumeBoolean() ? null : data.consumeRemainingAsBytes();

        var read = decoder.decode(key, headers::get, value);

        if (read instanceof Changed changed) {
            assertThat(changed.domain().name().value()).isEqualTo(key);
        } else if (read instanceof Removed removed) {
            assertThat(removed.domain().value()).isEqualTo(key);
            assertThat(removed.version().revision()).isPositive();
        } else {
            assertThat(((Refused) read).reason()).doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
