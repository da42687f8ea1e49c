package dev.backsource.policy.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeRequestTest {
    private static final Instant DEADLINE = Instant.parse("2026-11-24T10:15:35Z");
    private static final OriginAddress ADDRESS = OriginAddress.parse("203.0.113.10");

    @Test
    void shouldAskForThePortsThatThePolicyNeedsAndForTheNameThatEdgesAskFor() {
        // Given
        var domain = Domain.of(
                        DomainName.parse("*.example.com"),
                        List.of(origin("203.0.113.10", 8080), origin("203.0.113.10", 80), origin("b.example.net", 80)))
                .with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withConnectTimeoutMs(700))
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.DISABLED));

        // When
        var request = ProbeRequest.of(domain, "1", DEADLINE);

        // Then
        assertThat(request.ports())
                .containsExactly(
                        port("203.0.113.10", Scheme.HTTP),
                        port("203.0.113.10", Scheme.HTTPS),
                        port("b.example.net", Scheme.HTTP),
                        port("b.example.net", Scheme.HTTPS));
        assertThat(request.terms().serverName()).isEqualTo("www.example.com");
        assertThat(request.connectTimeoutMs()).isEqualTo(700);
        assertThat(request.domainAsked()).isEqualTo(domain);
    }

    @Test
    void shouldFollowRedirectsToOtherNamesOnlyWhereItSaysSo() {
        // Given
        var request = ProbeRequest.of(
                Domain.of(DomainName.parse("*.example.com"), List.of(origin("203.0.113.10", 80))), "1", DEADLINE);
        var exact = ProbeRequest.of(
                Domain.of(DomainName.parse("www.example.com"), List.of(origin("203.0.113.10", 80))), "1", DEADLINE);

        // When
        var json = new String(EventCodec.PROBE_REQUEST.encode(request), UTF_8);
        var earlier = json.replace(",\"throughNames\":false", "");

        // Then
        assertThat(earlier).isNotEqualTo(json);
        assertThat(EventCodec.PROBE_REQUEST.decode(earlier.getBytes(UTF_8))).isEqualTo(request);
        assertThat(request.goesThroughNames()).isFalse();
        assertThat(EventCodec.PROBE_REQUEST.decode(EventCodec.PROBE_REQUEST.encode(request.throughNames())))
                .isEqualTo(request.throughNames())
                .returns(true, ProbeRequest::goesThroughNames);
        assertThat(exact.throughNames()).isEqualTo(exact);
    }

    @Test
    void shouldHoldTheLongestRules() {
        // Given the longest origins, with names and rules whose characters take the most bytes
        var origins = IntStream.range(0, Domain.MAX_ORIGINS)
                .mapToObj(i ->
                        origin((char) ('a' + i) + "." + "a".repeat(60) + "." + "b".repeat(60) + ".example.net", 8080))
                .toList();
        var domain = Domain.of(DomainName.parse("www.example.com"), origins)
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.DISABLED));

        // When
        var request = ProbeRequest.of(domain.with(Part.DYNAMIC_ACCELERATION, longestRules()), "1", DEADLINE)
                .ofTeam("a".repeat(40));

        // Then
        assertThat(request.domainAsked())
                .isNotNull()
                .extracting(Domain::dynamicAcceleration)
                .isEqualTo(longestRules());
        assertThat(EventCodec.PROBE_REQUEST.encode(request).length
                        + OriginTls.MAX_CERTIFICATES_BYTES
                        + OriginTls.MAX_CERTIFICATES_BYTES / 64
                        + 3 * OriginRequest.MAX_PROBE_PATH)
                .isLessThan(ProbeRequest.MAX_BYTES);
    }

    private static DynamicAcceleration longestRules() {
        var rules = Collections.nCopies(StaticRules.MAX_RULES, "/" + "\u20ac".repeat(StaticRules.MAX_RULE_LENGTH - 1));
        var suffixes = Collections.nCopies(StaticRules.MAX_RULES, "." + "a".repeat(StaticRules.MAX_SUFFIX_LENGTH - 1));
        return new DynamicAcceleration(true, new StaticRules(suffixes, rules, rules));
    }

    @Test
    void shouldNameItsTeamIfThereIsOne() {
        // Given
        var request = ProbeRequest.of(
                Domain.of(DomainName.parse("*.example.com"), List.of(origin("203.0.113.10", 80))), "1", DEADLINE);

        // When
        var ofTeam = request.ofTeam("shop").throughNames();

        // Then
        assertThat(EventCodec.PROBE_REQUEST.decode(EventCodec.PROBE_REQUEST.encode(ofTeam)))
                .isEqualTo(ofTeam)
                .returns("shop", ProbeRequest::team);
        assertThat(new String(EventCodec.PROBE_REQUEST.encode(request), UTF_8)).doesNotContain("team");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 41})
    void shouldRefuseATeamThatIsNone(int length) {
        // Given
        var request = ProbeRequest.of(
                Domain.of(DomainName.parse("www.example.com"), List.of(origin("203.0.113.10", 80))), "1", DEADLINE);

        // When / Then
        assertThatThrownBy(() -> request.ofTeam("a".repeat(length)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1 to 40");
    }

    @Test
    void shouldHoldWhatTheLargestDomainNeeds() {
        // Given: each origin needs 80, 443 and its own port
        var origins = IntStream.range(0, Domain.MAX_ORIGINS)
                .mapToObj(i -> origin(i + "." + "a".repeat(60) + ".example.net", 8080))
                .toList();
        var domain = Domain.of(DomainName.parse("www.example.com"), origins)
                .with(Part.POLICY, new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.DISABLED))
                .with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, StaticRules.NONE));

        // When
        var request = ProbeRequest.of(domain, "1", DEADLINE);

        // Then
        assertThat(request.ports()).hasSize(Domain.MAX_NEEDED_PORTS);
        assertThat(EventCodec.PROBE_REQUEST.encode(request).length + 2 * OriginTls.MAX_CERTIFICATES_BYTES)
                .isLessThan(ProbeRequest.MAX_BYTES);
    }

    @Test
    void shouldHoldTheLargestAnswer() {
        // Given
        var port = new ProbeAnswer.Port(
                OriginAddress.parse("a".repeat(60) + "." + "a".repeat(60) + "." + "a".repeat(60) + ".example.net"),
                65_535,
                Scheme.HTTPS,
                PortState.PROHIBITED,
                TlsVerdict.ACCEPTED,
                "\u20ac".repeat(ProbeAnswer.Port.MAX_REASON),
                Instant.MAX);

        // When
        var answer = new ProbeAnswer(
                "a".repeat(64),
                Instant.MAX,
                Collections.nCopies(Domain.MAX_NEEDED_PORTS, port),
                List.of(),
                Collections.nCopies(
                        Domain.MAX_ORIGINS,
                        new ProbeAnswer.Http(port.origin(), ProbeAnswer.HttpState.NOT_ASKED, port.reason())));

        // Then
        assertThat(EventCodec.PROBE_ANSWER.encode(answer).length).isLessThan(ProbeAnswer.MAX_BYTES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                            | 1 to 60",
                "[{\"origin\":\"192.0.2.1\",\"port\":80}]                      | scheme",
                "[{\"origin\":\"192.0.2.1\",\"port\":0,\"scheme\":\"http\"}]   | port 0",
                "[{\"origin\":\"Not Canonical\",\"port\":1,\"scheme\":\"http\"}] | origin",
                "[{\"origin\":\"a.b\",\"port\":1,\"scheme\":\"http\"},{\"origin\":\"a.b\",\"port\":1,\"scheme\":\"http\"}]"
                        + " | duplicate",
            })
    void shouldRefusePortsThatAreNone(String ports, String named) {
        // Given
        var json = """
            {"id":"1","domain":"www.example.com","deadline":"2026-11-24T10:15:35Z","ports":%s,"serverName":"www.example.com","originTls":{}}
            """.formatted(ports).getBytes(UTF_8);

        // When / Then
        assertThatThrownBy(() -> EventCodec.PROBE_REQUEST.decode(json))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(named);
    }

    @Test
    void shouldRefuseADeadlineThatIsFarAhead() {
        // Given
        var request = new ProbeRequest(
                "1",
                DomainName.parse("www.example.com"),
                DEADLINE,
                List.of(new OriginPort(ADDRESS, 80, Scheme.HTTP)),
                ADDRESS,
                OriginTls.DEFAULT,
                null,
                null,
                null);

        // When / Then
        request.requireDeadlineSoon(DEADLINE.minusSeconds(10));
        assertThatThrownBy(() -> request.requireDeadlineSoon(DEADLINE.minusSeconds(11)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("10 s ahead");
    }

    @Test
    void shouldTakeAnUnknownStateOfALaterProberForUnknownAndAMissingListForNone() {
        var json = """
            {"request":"1","answeredAt":"2026-11-24T10:15:35Z","ports":[]%s}
            """;

        assertThat(EventCodec.PROBE_ANSWER
                        .decode(json.formatted("").getBytes(UTF_8))
                        .http())
                .isEmpty();
        assertThat(EventCodec.PROBE_ANSWER
                        .decode(json.formatted(
                                        ",\"http\":[{\"origin\":\"192.0.2.1\",\"state\":\"HALF\",\"reason\":\"later\"}]")
                                .getBytes(UTF_8))
                        .http())
                .containsExactly(
                        new ProbeAnswer.Http(OriginAddress.parse("192.0.2.1"), ProbeAnswer.HttpState.UNKNOWN, "later"));
    }

    private static OriginPort port(String address, Scheme scheme) {
        return new OriginPort(OriginAddress.parse(address), scheme.standardPort(), scheme);
    }

    private static Origin origin(String address, int port) {
        return new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, 10);
    }
}
