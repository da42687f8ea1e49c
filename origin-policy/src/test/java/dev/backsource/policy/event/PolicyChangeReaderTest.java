package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.Arbitraries;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For any input, in any order, the reader returns the same result as the codec. */
class PolicyChangeReaderTest {
    private static final String REST =
            "\"originProtocolPolicy\":{\"enabled\":true,\"redirectType\":\"HTTPS\"},\"grantedPorts\":{}}";
    private static final String PLAIN =
            head("www.example.com", "7", "2026-11-24T10:15:30.123Z", "192.0.2.1", "80", "10");

    private static final DomainName NAME = new DomainName("www.example.com");

    private final PolicyChangeReader reader = new PolicyChangeReader();

    @Samples(500)
    void shouldReadWhatTheCodecWrites(Sample sample) {
        var one = Arbitraries.policyChange(sample);
        var other = Arbitraries.policyChange(sample);
        for (var event : new PolicyChange[] {one, other, one, other}) {
            assertThat(reader.decode(NAME, EventCodec.POLICY_CHANGE.encode(event)))
                    .isEqualTo(event);
        }
    }

    @Samples(3000)
    void shouldTellOfDamagedEventsWhatTheCodecTells(Sample sample) {
        var json = EventCodec.POLICY_CHANGE.encode(Arbitraries.policyChange(sample));
        reader.decode(NAME, json);

        assertSame(splice(json, sample.between(0, json.length - 1), sample.bytes(0, 3), sample.between(0, 3)));
    }

    /** Each in a head whose rest the reader has seen before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "01",
                "-1",
                "+1",
                "1.0",
                "1e2",
                " 1",
                "\"7\"",
                "null",
                "",
                "9223372036854775807",
                "9223372036854775808",
                "999999999999999999",
                "7,\"revision\":8",
                "true"
            })
    void shouldReadRevisionsAsTheCodecDoes(String revision) {
        reader.decode(NAME, (PLAIN + REST).getBytes(StandardCharsets.UTF_8));

        assertSame(head("www.example.com", revision, "2026-11-24T10:15:30Z", "192.0.2.1", "80", "10") + REST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.example.com",
                "WWW.example.com",
                "example",
                "www.example.com.",
                "bücher.example",
                "a\\u0062c.example.com",
                "",
                "xn--bcher-kva.example",
                "a b.example.com",
                "192.0.2.1",
                "-a.example.com"
            })
    void shouldReadNamesAndAddressesAsTheCodecDoes(String text) {
        reader.decode(NAME, (PLAIN + REST).getBytes(StandardCharsets.UTF_8));

        assertSame(head(text, "7", "2026-11-24T10:15:30Z", "192.0.2.1", "80", "10") + REST);
        assertSame(head("www.example.com", "7", "2026-11-24T10:15:30Z", text, "80", "10") + REST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T10:15:30+01:00",
                "2026-11-24",
                "",
                "1.5",
                "2026-11-24T24:00:00Z",
                "2026-11-24T10:15:30.1234567891Z",
                "2026-11-24t10:15:30z",
                "2026-11-24T10:15:60Z"
            })
    void shouldReadTimesAsTheCodecDoes(String time) {
        reader.decode(NAME, (PLAIN + REST).getBytes(StandardCharsets.UTF_8));

        assertSame(head("www.example.com", "7", time, "192.0.2.1", "80", "10") + REST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65535", "65536", "-80", "8e1", "null", "99999999999", "\"80\""})
    void shouldReadPortsAndWeightsAsTheCodecDoes(String number) {
        reader.decode(NAME, (PLAIN + REST).getBytes(StandardCharsets.UTF_8));

        assertSame(head("www.example.com", "7", "2026-11-24T10:15:30Z", "192.0.2.1", number, "10") + REST);
        assertSame(head("www.example.com", "7", "2026-11-24T10:15:30Z", "192.0.2.1", "80", number) + REST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"}", "null", "{}", " ", ",", "\"domain\":\"www.example.org\",", "\"origins\":[],"})
    void shouldReadWhatFollowsAsTheCodecDoes(String rest) {
        reader.decode(NAME, (PLAIN + REST).getBytes(StandardCharsets.UTF_8));

        assertSame(PLAIN + rest);
        assertSame(PLAIN + rest + REST);
        assertSame(PLAIN + REST + rest);
    }

    private void assertSame(String json) {
        assertSame(json.getBytes(StandardCharsets.UTF_8));
    }

    private void assertSame(byte[] json) {
        var expected = told(() -> EventCodec.POLICY_CHANGE.decode(json));
        assertThat(told(() -> reader.decode(NAME, json))).isEqualTo(expected);
        assertThat(told(() -> reader.decode(NAME, json))).as("once more").isEqualTo(expected);
    }

    private static Object told(java.util.function.Supplier<PolicyChange> reading) {
        try {
            return reading.get();
        } catch (MalformedEventException e) {
            return e.reason();
        }
    }

    private static byte[] splice(byte[] json, int at, byte[] inserted, int dropped) {
        var behind = Math.min(json.length, at + dropped);
        var spliced = Arrays.copyOf(json, at + inserted.length + json.length - behind);
        System.arraycopy(inserted, 0, spliced, at, inserted.length);
        System.arraycopy(json, behind, spliced, at + inserted.length, json.length - behind);
        return spliced;
    }

    private static String head(
            String domain, String revision, String time, String address, String port, String weight) {
        return "{\"domain\":\"" + domain + "\",\"revision\":" + revision + ",\"changedAt\":\"" + time
                + "\",\"origins\":[{\"address\":\"" + address + "\",\"port\":" + port
                + ",\"priority\":\"PRIMARY\",\"weight\":" + weight + "}],";
    }
}
