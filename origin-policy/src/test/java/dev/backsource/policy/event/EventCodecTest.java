package dev.backsource.policy.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.ContentReason;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.purge.PurgeScope;
import dev.backsource.testing.certificates.Certificates;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final String MINIMAL = """
            {"domain":"www.example.com","revision":7,"changedAt":"2026-01-02T03:04:05Z",
             "origins":[{"address":"192.0.2.1","port":80}]}""";

    @Test
    void shouldGiveFieldsThatAreNotThereTheirDefaults() {
        // When
        var domain = decode(MINIMAL).domain();

        // Then
        assertThat(Part.ALL)
                .filteredOn(part -> !part.isRequired())
                .allSatisfy(part -> assertThat(domain.get(part)).isSameAs(part.byDefault()));
        assertThat(domain.origins().get(0).weight()).isEqualTo(10);
    }

    /** A record without these newer parts is the same to the byte as before they existed, and so is its digest. */
    @Test
    void shouldWriteNothingOfPartsThatAreLeftToTheEdge() {
        // Given
        var empty = MINIMAL.replace(
                "}]}", "}],\"clientTls\":{},\"caching\":{\"storeSetCookie\":null},\"serving\":{\"enabled\":true}}");

        // When
        var json = new String(EventCodec.POLICY_CHANGE.encode(decode(empty)), UTF_8);

        // Then
        assertThat(decode(empty)).isEqualTo(decode(MINIMAL));
        assertThat(json).doesNotContain("clientTls", "caching", "serving").endsWith("\"grantedPorts\":{}}");
    }

    @Test
    void shouldReadHowClientsAreServed() {
        // Given
        var json = MINIMAL.replace("}]}", """
                }],"clientTls":{"cipherSuites":["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"],
                 "strictTransportSecurity":{"maxAgeSeconds":300},"curves":[]},"caching":{"storeSetCookie":false}}""");

        // When
        var domain = decode(json).domain();

        // Then
        assertThat(domain.get(Part.CLIENT_TLS))
                .isEqualTo(ClientTls.DEFAULT
                        .withCipherSuites(Set.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384))
                        .withStrictTransportSecurity(new StrictTransportSecurity(300, false, false)));
        assertThat(domain.get(Part.CACHING)).isEqualTo(new Caching(false));
    }

    @Test
    void shouldReadThatADomainIsStopped() {
        // When
        var stopped = decode(MINIMAL.replace("}]}", "}],\"serving\":{\"enabled\":false}}"));

        // Then
        assertThat(stopped.domain().get(Part.SERVING)).isEqualTo(Serving.STOPPED);
        assertThat(new String(EventCodec.POLICY_CHANGE.encode(stopped), UTF_8))
                .endsWith("\"serving\":{\"enabled\":false}}");
    }

    @Test
    void shouldIgnoreFieldsItDoesNotKnow() {
        assertThat(decode(MINIMAL.replace("\"port\":80", "\"port\":80,\"zone\":\"b\"")))
                .isEqualTo(decode(MINIMAL));
    }

    /** Half of a change must not be tried, nor vouched for. */
    @ParameterizedTest
    @ValueSource(strings = {"\"zones\":[\"b\"],", "\"caching\":{\"storeSetCookie\":false},", "\"zones\":null,"})
    void shouldReadNoRolloutWhoseCandidateChangesAnUnknownPart(String part) {
        // Given
        var json = MINIMAL.replace("}]}", """
                }],"rollout":{"id":"r1","step":1,"share":0.05,"alpha":0.01,"more":1,
                 "candidate":{%s"origins":[{"address":"192.0.2.2","port":80}]},
                 "startedAt":"2026-01-02T03:04:05Z","stepAt":"2026-01-02T03:04:05Z"}}""");

        // Then
        assertThat(decode(json.formatted("")).rollout()).isNotNull();
        assertThat(decode(json.formatted(part))).isEqualTo(decode(MINIMAL));
        assertThat(decode(json.formatted(part)
                        .replace("\"origins\":[{\"address\":\"192.0.2.2\",\"port\":80}]", "\"a\":1")))
                .isEqualTo(decode(MINIMAL));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "www.example.com | WWW.example.com       | domain: domain name \"WWW.example.com\" is not canonical",
                "192.0.2.1       | 192.0.2.256           | origins[0].address: origin address \"192.0.2.256\"",
                "\"port\":80     | \"port\":0            | port 0 is out of range",
                "\"port\":80     | \"port\":\"eighty\"   | origins[0].port",
                "\"revision\":7  | \"revision\":0        | revision 0 is out of range",
                "\"revision\":7  | \"revision\":-3       | revision -3 is out of range",
                "\"revision\":7  | \"revision\":9223372036854775807 | revision 9223372036854775807 is out of range",
                "\"revision\":7  | \"revision\":7,\"incarnation\":-1 | incarnation -1 is out of range",
                "\"revision\":7, | ''                    | revision",
                "\"revision\":7  | \"revision\":7,\"revision\":8 | Duplicate field 'revision'",
                "\"port\":80}]}  | \"port\":80}]} {}     | Trailing token",
                "\"port\":80}]}  | \"port\":80           | not JSON",
                "\"www.example.com\" | null              | domain is missing",
                "{\"address\":\"192.0.2.1\",  | {            | address is missing",
                "[{              | [null,{               | origins",
                "\"origins\"     | \"clientTls\":{\"minimumVersion\":\"TLS1.1\"},\"origins\" | clientTls.minimumVersion",
                "\"origins\"     | \"clientTls\":{\"cipherSuites\":[\"TLS_RSA_WITH_AES_128_CBC_SHA\"]},\"origins\" | clientTls.cipherSuites[0]",
                "\"origins\"     | \"clientTls\":{\"cipherSuites\":[null]},\"origins\" | clientTls.cipherSuites",
                "\"origins\"     | \"clientTls\":{\"cipherSuites\":[]},\"origins\" | clientTls: cipherSuites is empty",
                "\"origins\"     | \"clientTls\":{\"strictTransportSecurity\":{}},\"origins\" | maxAgeSeconds is missing",
                "\"origins\"     | \"clientTls\":{\"strictTransportSecurity\":{\"maxAgeSeconds\":null}},\"origins\" | maxAgeSeconds is missing",
                "\"origins\"     | \"caching\":true,\"origins\" | caching",
                "\"origins\"     | \"serving\":{},\"origins\" | enabled is missing",
                "\"origins\"     | \"serving\":{\"enabled\":null},\"origins\" | enabled is missing",
            })
    void shouldSayWhatIsWrongWithAnEvent(String part, String replacement, String reason) {
        assertThatThrownBy(() -> decode(MINIMAL.replace(part, replacement)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseNullAndOversizedAndDeepValues() {
        assertThatThrownBy(() -> decode("null")).hasMessageContaining("JSON null");
        assertThatThrownBy(() -> EventCodec.POLICY_CHANGE.decode(new byte[1024 * 1024]))
                .hasMessageContaining("1048576 bytes");
        assertThatThrownBy(() -> decode("[".repeat(100_000))).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> EventCodec.POLICY_CHANGE.decode(new byte[0]))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void shouldReadTheLargestDomainThereCanBe() {
        // Given
        var rules = IntStream.range(0, StaticRules.MAX_RULES)
                .mapToObj(i -> "/" + "語".repeat(StaticRules.MAX_RULE_LENGTH - 1))
                .toList();
        var origins = IntStream.range(0, Domain.MAX_ORIGINS)
                .mapToObj(i -> "a".repeat(60) + i + (".b" + "c".repeat(60)).repeat(3))
                .map(address -> new Origin(OriginAddress.parse(address), 65535, OriginPriority.SECONDARY, 100))
                .toList();
        var padding = "\n".repeat(64 * 1024 - Certificates.ONE.length());
        var domain = Domain.of(DomainName.parse("www.example.com"), origins)
                .with(Part.ORIGIN_TLS, OriginTls.DEFAULT.withCaCertificates(Certificates.ONE + padding))
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(true, new StaticRules(List.of(), rules, rules)))
                .with(Part.GRANTED_PORTS, new GrantedPorts(65535, 65534))
                .with(
                        Part.CLIENT_TLS,
                        ClientTls.DEFAULT
                                .withMinimumVersion(TlsVersion.TLS_1_2)
                                .withCipherSuites(EnumSet.allOf(CipherSuite.class))
                                .withStrictTransportSecurity(new StrictTransportSecurity(
                                        StrictTransportSecurity.MAX_AGE_SECONDS, true, true)))
                .with(Part.CACHING, new Caching(false))
                .with(Part.SERVING, Serving.STOPPED);
        var terms = new OriginRequest(
                ("b".repeat(60) + ".").repeat(4) + "example:65535",
                OriginRequest.MAX_CONNECT_TIMEOUT_MS,
                OriginRequest.MAX_TIMEOUT_MS,
                OriginRequest.MAX_TIMEOUT_MS,
                false,
                "/" + "a".repeat(OriginRequest.MAX_PROBE_PATH - 1),
                "x-" + "a".repeat(OriginRequest.MAX_FIELD_NAME - 2));
        var candidate = Candidate.of(Map.of(
                Part.ORIGINS,
                origins.subList(1, Domain.MAX_ORIGINS),
                Part.ORIGIN_TLS,
                domain.originTls(),
                Part.ORIGIN_REQUEST,
                terms,
                Part.POLICY,
                OriginProtocolPolicy.DISABLED));
        var rollout = new ProgressiveRollout(
                "a".repeat(40), ProgressiveRollout.MAX_STEPS, 1.0 / 3, 1e-6 / 3, candidate, Instant.MAX, Instant.MAX);
        var change = PolicyChange.of(
                        domain.with(Part.ORIGIN_REQUEST, terms),
                        StateVersion.MAX_REVISION,
                        Instant.MAX,
                        "語".repeat(200))
                .with(rollout);

        // When
        var json = EventCodec.POLICY_CHANGE.encode(change);

        // Then
        assertThat(EventCodec.POLICY_CHANGE.decode(json)).isEqualTo(change);
    }

    @Test
    void shouldReadTheLargestPurgeThereCanBe() {
        // Given
        var urls = Collections.nCopies(100, "www.example.com/" + "a".repeat(2032));
        var prefixes = Collections.nCopies(100, "/" + "a".repeat(2047));
        var purge = new CachePurge(
                "a".repeat(64),
                DomainName.parse("www.example.com"),
                Instant.MAX,
                new PurgeScope(urls, prefixes, false));

        // When
        var json = EventCodec.CACHE_PURGE.encode(purge);

        // Then
        assertThat(EventCodec.CACHE_PURGE.decode(json)).isEqualTo(purge);
    }

    @Test
    void shouldRefuseAPurgeOfAnotherDomainsUrl() {
        // Given
        var json = """
                {"id":"1","domain":"www.example.com","requestedAt":"2026-01-02T03:04:05Z",
                 "scope":{"urls":["www.example.org/a"]}}""".getBytes(UTF_8);

        // When / Then
        assertThatThrownBy(() -> EventCodec.CACHE_PURGE.decode(json))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("not of www.example.com");
    }

    @Test
    void shouldFitTheLargestAnswerThatAnEdgeGives() {
        // Given
        var origin = new Explanation.Choice(
                "a".repeat(300),
                OriginPriority.SECONDARY,
                100,
                new Target(Scheme.HTTPS, 65_535),
                "a".repeat(300),
                false,
                false,
                "a".repeat(40),
                OriginTls.Verification.NONE,
                ExceptionEnd.parse("9999-12-31T23:59:59Z"));
        var explanation = new Explanation(
                "a".repeat(253),
                Explanation.FoundBy.EXACT_NAME,
                StateVersion.MAX_REVISION,
                Scheme.HTTPS,
                "/" + "a".repeat(2_047),
                ContentKind.STATIC,
                new ContentReason(ContentReason.Cause.PATH, "\u20ac".repeat(512)),
                "a".repeat(2_348),
                Long.MAX_VALUE,
                new StoredState(
                        StoredState.Freshness.FRESH, 200, 1L, 1L, 32, Collections.nCopies(16, "a".repeat(64)), false),
                "a".repeat(300),
                Collections.nCopies(20, origin),
                true,
                null);
        var answer = new ExplainAnswer(
                "a".repeat(64),
                "a".repeat(64),
                ExplainAnswer.Outcome.EXPLAINED,
                Instant.MAX,
                true,
                Instant.MAX,
                Long.MAX_VALUE,
                explanation);

        // When
        var json = EventCodec.EXPLAIN_ANSWER.encode(answer);

        // Then
        assertThat(json.length).isLessThan(ExplainAnswer.MAX_BYTES);
        assertThat(EventCodec.EXPLAIN_ANSWER.decode(json)).isEqualTo(answer);
    }

    @Test
    void shouldRefuseAnAnswerThatExplainsNothing() {
        // Given
        var json = """
                {"request":"1","edge":"edge-1","outcome":"EXPLAINED","answeredAt":"2026-01-02T03:04:05Z","complete":true}
                """.getBytes(UTF_8);

        // When / Then
        assertThatThrownBy(() -> EventCodec.EXPLAIN_ANSWER.decode(json))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("explanation");
    }

    private static PolicyChange decode(String json) {
        return EventCodec.POLICY_CHANGE.decode(json.getBytes(UTF_8));
    }
}
