package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Refused;
import dev.backsource.policy.event.PolicyRecord.Removed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The records that every reader of the policy changes accepts, and those that none does. */
class PolicyRecordDecoderTest {
    private static final String NAME = "www.example.com";
    private static final Domain DOMAIN = Domain.of(
            new DomainName(NAME),
            List.of(new Origin(OriginAddress.parse("192.0.2.1"), 80, OriginPriority.PRIMARY, 10)));
    private static final PolicyChange CHANGE = PolicyChange.of(DOMAIN, 4, Instant.EPOCH);
    private static final byte[] VALUE = EventCodec.POLICY_CHANGE.encode(CHANGE);
    private static final Map<String, String> HEADERS =
            new CloudEvent("id", Topic.POLICY_CHANGES.eventType(), "/test", NAME, Instant.EPOCH, 4L, null).toHeaders();

    private final PolicyRecordDecoder decoder = new PolicyRecordDecoder();

    @Test
    void shouldTakeAChange() {
        assertThat(decode(NAME, HEADERS, VALUE)).isEqualTo(new Changed(CHANGE, StateVersion.of(CHANGE, VALUE)));
    }

    @Test
    void shouldTakeAChangeWhoseHeadersSayNoRevision() {
        assertThat(decode(NAME, with("ce_revision", null), VALUE))
                .isEqualTo(new Changed(CHANGE, StateVersion.of(CHANGE, VALUE)));
    }

    @Test
    void shouldTakeARemoval() {
        assertThat(decode(NAME, HEADERS, null))
                .isEqualTo(new Removed(DOMAIN.name(), StateVersion.ofRemoval(0, 4), Instant.EPOCH, null));
    }

    @Test
    void shouldTakeTheEventsTimeAndTheConfirmedNumber() {
        var headers = new HashMap<>(with("ce_masschange", "250"));
        headers.put("ce_time", "2026-12-01T11:00:00Z");
        var at = Instant.parse("2026-12-01T11:00:00Z");

        assertThat(decode(NAME, headers, VALUE))
                .isEqualTo(new Changed(CHANGE, StateVersion.of(CHANGE, VALUE), at, 250L));
        assertThat(decode(NAME, headers, null))
                .isEqualTo(new Removed(DOMAIN.name(), StateVersion.ofRemoval(0, 4), at, 250L));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("no key", null, HEADERS, VALUE, "no key"),
                arguments("a key that is no name", "Not a Domain", HEADERS, VALUE, "Not a Domain"),
                arguments("a key that is not canonical", "WWW.example.com", HEADERS, VALUE, "not canonical"),
                arguments(
                        "another domain's key", "other.example.com", HEADERS, VALUE, "the key says other.example.com"),
                arguments("no headers", NAME, Map.of(), VALUE, "ce_specversion is missing"),
                arguments("a removal without headers", NAME, Map.of(), null, "ce_specversion is missing"),
                arguments("another version of CloudEvents", NAME, with("ce_specversion", "2.0"), VALUE, "not 1.0"),
                arguments("another type", NAME, with("ce_type", "x.v1"), VALUE, "event type"),
                arguments("another type's removal", NAME, with("ce_type", "x.v1"), null, "event type"),
                arguments("no time", NAME, with("ce_time", "noon"), VALUE, "ce_time"),
                arguments("a removal without revision", NAME, with("ce_revision", null), null, "ce_revision"),
                arguments("a removal at 0", NAME, with("ce_revision", "0"), null, "ce_revision"),
                arguments("a removal below 0", NAME, with("ce_revision", "-4"), null, "ce_revision"),
                arguments("a revision that is no number", NAME, with("ce_revision", "four"), VALUE, "not a number"),
                arguments("a revision unlike the value's", NAME, with("ce_revision", "5"), VALUE, "ce_revision says 5"),
                arguments(
                        "a removal beyond all", NAME, with("ce_revision", "9223372036854775807"), null, "out of range"),
                arguments("another incarnation", NAME, with("ce_incarnation", "5"), VALUE, "ce_incarnation says 5"),
                arguments("a negative one", NAME, with("ce_incarnation", "-5"), null, "out of range"),
                arguments("a number that nobody can confirm", NAME, with("ce_masschange", "0"), VALUE, "from 1 to"),
                arguments("a larger one", NAME, with("ce_masschange", "10000001"), null, "from 1 to 10000000"),
                arguments("an empty value", NAME, HEADERS, new byte[0], ""),
                arguments("no JSON", NAME, HEADERS, bytes("{"), "not JSON"),
                arguments("JSON null", NAME, HEADERS, bytes("null"), "a removal must have no value"),
                arguments("text behind the value", NAME, HEADERS, bytes(text() + "{}"), ""),
                arguments("no origin", NAME, HEADERS, bytes(withOrigins("[]")), "at least one origin"),
                arguments("a null origin", NAME, HEADERS, bytes(withOrigins("[null]")), "origins"),
                arguments(
                        "a field twice",
                        NAME,
                        HEADERS,
                        bytes(text().replace("{\"d", "{\"revision\":4,\"d")),
                        "evision"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void shouldRefuse(
            String what, @Nullable String key, Map<String, String> headers, byte @Nullable [] value, String reason) {
        assertThat(decode(key, headers, value))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void shouldGiveReasonsOfOnePrintableLine() {
        // Given
        var hostile = "a\n\u001b[2J" + "b".repeat(5_000);

        // When
        var refused = List.of(
                decode(hostile, HEADERS, VALUE),
                decode(NAME, with("ce_type", hostile), VALUE),
                decode(NAME, with("ce_specversion", hostile), VALUE),
                decode(NAME, with("ce_time", hostile), VALUE),
                decode(NAME, with("ce_revision", hostile), VALUE),
                decode(NAME, HEADERS, bytes("{\"" + hostile + "\"")),
                decode(NAME, HEADERS, bytes(hostile)));

        // Then
        assertThat(refused)
                .allSatisfy(record -> assertThat(((Refused) record).reason())
                        .hasSizeLessThan(310)
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    private PolicyRecord decode(@Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        return decoder.decode(key, headers::get, value);
    }

    private static Map<String, String> with(String name, @Nullable String text) {
        var headers = new HashMap<>(HEADERS);
        headers.put(name, text);
        return headers;
    }

    private static String text() {
        return new String(VALUE, StandardCharsets.UTF_8);
    }

    private static String withOrigins(String origins) {
        return text().replaceAll("\"origins\":\\[[^\\]]*\\]", "\"origins\":" + origins);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
