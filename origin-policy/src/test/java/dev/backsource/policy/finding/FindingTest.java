package dev.backsource.policy.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.PortCause;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.protocol.Scheme;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private static final DomainName NAME = DomainName.parse("www.example.com");
    private static final OriginAddress LONG_ADDRESS =
            OriginAddress.parse("a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".example.net");
    private static final Place LONG_PLACE = new Place(LONG_ADDRESS, 65_535, Scheme.HTTPS);

    static Stream<FindingKind<?>> kinds() {
        return FindingKind.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFindingOfEachKindIsReadAsItWasWritten(FindingKind<?> kind) throws IOException {
        // Given
        var finding = finding(kind, LONG_PLACE, kind.example());

        // When
        var json = EventCodec.ORIGIN_HEALTH.encode(health(List.of(finding)));
        var read = EventCodec.ORIGIN_HEALTH.decode(json);

        // Then
        assertThat(read.findings()).containsExactly(finding);
        var written = JSON.readTree(json).get("findings").get(0);
        assertThat(written.get("code").asText()).isEqualTo(kind.code());
        assertThat(written.get("severity").asText()).isEqualTo(kind.severity().name());
        assertThat(written.get("origin").asText()).isEqualTo(LONG_ADDRESS.value());
        assertThat(written.get("detail").asText()).isEqualTo(finding.detail()).endsWith(".");
        assertThat(written.get("remedy").asText()).isEqualTo(finding.remedy()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void evidenceOfAHostileOriginStaysShortAndPrintable(FindingKind<?> kind) throws IOException {
        for (var text : List.of("\u20ac".repeat(3_000), "\"\\".repeat(3_000), "\u001b[2J\n\u202e".repeat(600))) {
            // Given
            var finding = finding(kind, LONG_PLACE, evidence(kind.type(), text));

            // When
            var json = EventCodec.ORIGIN_HEALTH.encode(health(List.of(finding)));
            var written = JSON.readTree(json).get("findings").get(0);

            // Then
            assertThat(JSON.writeValueAsBytes(written).length).isLessThanOrEqualTo(Finding.MAX_BYTES);
            assertThat(finding.detail().length() + finding.remedy().length()).isLessThan(2 * Finding.MAX_SENTENCE);
            assertPrintable(written);
            assertThat(EventCodec.ORIGIN_HEALTH.decode(json).findings()).containsExactly(finding);
        }
    }

    @Test
    void theMostFindingsFitIntoEachRecord() {
        for (var text : List.of("\u20ac".repeat(3_000), "\"\\".repeat(3_000))) {
            // Given
            var largest = FindingKind.ALL.stream()
                    .map(kind -> finding(kind, LONG_PLACE, evidence(kind.type(), text)))
                    .max((one, other) -> Integer.compare(size(one), size(other)))
                    .orElseThrow();
            var findings = Collections.nCopies(100, largest);
            var probed = new ProbeAnswer.Port(
                    LONG_ADDRESS,
                    65_535,
                    Scheme.HTTPS,
                    PortState.CLOSED,
                    null,
                    "\u20ac".repeat(ProbeAnswer.Port.MAX_REASON),
                    NOW,
                    largest);
            var watched = new OriginHealth.Port(
                    LONG_ADDRESS, 65_535, Scheme.HTTPS, PortState.CLOSED, NOW, probed.reason(), largest);

            // When
            var answer = new ProbeAnswer(
                    "a".repeat(64), NOW, Collections.nCopies(Domain.MAX_NEEDED_PORTS, probed), findings);
            var health = new OriginHealth(
                    NAME, Long.MAX_VALUE, NOW, Collections.nCopies(Domain.MAX_NEEDED_PORTS, watched), findings);
            var alert = new OriginAlert(
                    NAME,
                    AlertKind.ORIGIN_CERTIFICATE_EXPIRING,
                    AlertStatus.FIRING,
                    LONG_ADDRESS,
                    List.of(),
                    List.of(),
                    Long.MAX_VALUE,
                    NOW,
                    null,
                    "\u20ac".repeat(4 * Finding.MAX_SENTENCE),
                    "a".repeat(64),
                    findings);

            // Then
            assertThat(EventCodec.ORIGIN_ALERT.encode(alert).length).isLessThanOrEqualTo(EventCodec.MAX_BYTES);
            assertThat(answer.findings()).hasSize(Finding.MAX_FINDINGS);
            assertThat(EventCodec.PROBE_ANSWER.encode(answer).length).isLessThanOrEqualTo(ProbeAnswer.MAX_BYTES);
            assertThat(EventCodec.ORIGIN_HEALTH.encode(health).length).isLessThanOrEqualTo(EventCodec.MAX_BYTES);
        }
    }

    @Test
    void aFindingThatCannotBeReadIsLeftOutAndTheRestIsKept() throws IOException {
        // Given
        var kept = finding(FindingKind.NO_TLS, Place.DOMAIN, FindingKind.NO_TLS.example());
        var json = (ObjectNode) JSON.readTree(EventCodec.ORIGIN_HEALTH.encode(health(List.of(kept))));
        var findings = (ArrayNode) json.get("findings");
        var known = findings.get(0);
        findings.insert(0, ((ObjectNode) known.deepCopy()).put("code", "of-a-later-version"));
        findings.insert(0, ((ObjectNode) known.deepCopy()).put("evidence", "none"));
        findings.insert(0, ((ObjectNode) known.deepCopy()).put("source", "ORACLE"));
        findings.insert(0, ((ObjectNode) known.deepCopy()).put("port", 70_000));
        findings.insert(0, ((ObjectNode) known.deepCopy()).without("since"));
        findings.addNull();
        findings.add(7);

        // When
        var read = EventCodec.ORIGIN_HEALTH.decode(JSON.writeValueAsBytes(json));

        // Then
        assertThat(read.findings()).containsExactly(kept);
    }

    @Test
    void aFindingOfAPortThatCannotBeReadLeavesThePort() {
        // Given
        var json = """
            {"domain":"www.example.com","revision":1,"observedAt":"2026-11-30T10:00:00Z","ports":[{"origin":"a.example","port":443,
            "scheme":"https","state":"CLOSED","since":"2026-11-30T10:00:00Z","reason":"x","finding":{"code":"of-a-later-version"}}]}
            """.getBytes(UTF_8);

        // When
        var read = EventCodec.ORIGIN_HEALTH.decode(json);

        // Then
        assertThat(read.ports()).hasSize(1).allMatch(port -> port.finding() == null);
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void evidenceOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> finding(FindingKind.NO_TLS, Place.DOMAIN, new NoCertificate()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no-tls");
    }

    @Test
    void theCodeOfAPortsFailureIsItsCause() {
        for (var cause : PortCause.values()) {
            if (cause != PortCause.OTHER) {
                assertThat(FindingKind.byCode(cause.kebabName()))
                        .as(cause.name())
                        .isNotNull();
            }
        }
    }

    private static int size(Finding finding) {
        return EventCodec.ORIGIN_HEALTH.encode(health(List.of(finding))).length;
    }

    private static OriginHealth health(List<Finding> findings) {
        return new OriginHealth(NAME, 1, NOW, List.of(), findings);
    }

    private static Finding finding(FindingKind<?> kind, Place at, Evidence evidence) {
        return new Finding(kind, at, Source.PREFLIGHT, "prober-1", NOW, NOW, Confidence.REPEATED, evidence);
    }

    /** Evidence whose every text is {@code text}, in the largest numbers. */
    private static <E> E evidence(Class<E> type, String text) {
        var fields = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(fields).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(fields)
                    .map(field -> value(field.getGenericType(), text))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " takes no such values", e);
        }
    }

    private static Object value(Type generic, String text) {
        if (generic instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Collections.nCopies(100, value(list.getActualTypeArguments()[0], text));
        }
        var type = (Class<?>) generic;
        if (type == String.class) {
            return text;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == int.class || type == Integer.class) {
            return Integer.MAX_VALUE;
        } else if (type == long.class || type == Long.class) {
            return Long.MAX_VALUE;
        } else if (type == double.class || type == Double.class) {
            return 1 / 3.0;
        } else if (type == Instant.class) {
            return Instant.parse("9999-12-31T23:59:59.999999999Z");
        } else if (type.isRecord()) {
            return evidence(type, text);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        throw new AssertionError("draw values of " + type + " here");
    }

    private static void assertPrintable(JsonNode value) {
        if (value.isTextual()) {
            assertThat(Printable.isPrintable(value.asText())).as(value.asText()).isTrue();
        }
        value.forEach(FindingTest::assertPrintable);
    }

    @Test
    void shouldLeaveOutThePathsOfClients() {
        // Given
        var url = "https://www.example.com/reset/42";
        var step = new RedirectLoop.Step(url, Scheme.HTTP, 80, 301, url);
        var loop = new RedirectLoop(List.of(Scheme.HTTPS), List.of(step), List.of(), List.of(), "x-forwarded-proto");

        // When
        var hidden = List.of(new HttpFailed("connection lost", url).withoutPaths(), loop.withoutPaths());

        // Then
        assertThat(hidden)
                .allSatisfy(evidence -> assertThat(evidence.fault(LONG_PLACE))
                        .contains("https://www.example.com")
                        .doesNotContain("reset"));
    }

    @Test
    void shouldSayThatALoopIsStoredAndThatAPurgeEndsIt() {
        // Given
        var loop = loopOf("https://a.test/", "https://www.a.test/");
        var stored = new RedirectLoop(
                loop.clients(), loop.steps(), List.of(), List.of(), loop.field(), NOW.minusSeconds(3_600));

        // When
        var sent = health(List.of(finding(FindingKind.REDIRECT_LOOP, Place.DOMAIN, stored.withoutPaths())));
        var read = EventCodec.ORIGIN_HEALTH
                .decode(EventCodec.ORIGIN_HEALTH.encode(sent))
                .findings()
                .get(0);

        // Then
        assertThat(read.detail())
                .endsWith(" From the cache: the oldest redirect was generated at 2026-11-30T09:00:00Z.");
        assertThat(read.remedy()).endsWith(" Then purge the URLs, or wait until the stored redirects expire.");
        assertThat(loop.fault(Place.DOMAIN) + loop.remedy(Place.DOMAIN)).doesNotContain("cache", "purge");
    }

    @Test
    void shouldTellALoopOfOneHostByWhateverItsReportHasForUrls() {
        assertThat(loopOf("https://a.test/b", "http://a.test").isOfOneHost()).isTrue();
        assertThat(loopOf("https://a.test/", "https://www.a.test/").isOfOneHost())
                .isFalse();
        assertThat(loopOf("x", "x").isOfOneHost()).isTrue();
    }

    private static RedirectLoop loopOf(String... urls) {
        var steps = Stream.of(urls)
                .map(url -> new RedirectLoop.Step(url, Scheme.HTTP, 80, 301, url))
                .toList();
        return new RedirectLoop(List.of(Scheme.HTTPS), steps, List.of(), List.of(), "x-forwarded-proto");
    }
}
