package dev.backsource.policy.masschange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MassChangeTest {
    private static final OriginProtocolPolicy HTTPS =
            new OriginProtocolPolicy(true, RedirectType.HTTPS, new ContentPolicy(true, RedirectType.HTTPS));
    private static final Domain DOMAIN = Domain.of(
                    new DomainName("www.example.com"),
                    List.of(
                            new Origin(OriginAddress.parse("192.0.2.1"), 80, OriginPriority.PRIMARY, 10),
                            new Origin(OriginAddress.parse("192.0.2.2"), 80, OriginPriority.PRIMARY, 10)))
            .with(Part.POLICY, HTTPS);

    @ParameterizedTest
    @CsvSource({"0, 20", "1, 20", "200, 20", "209, 20", "210, 21", "100000, 10000", "1000000, 100000"})
    void shouldLimitToATenthAndNotBelowTwenty(long domains, long limit) {
        assertThat(MassChange.limit(domains)).isEqualTo(limit);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("nothing", DOMAIN, false),
                arguments("another policy", DOMAIN.with(Part.POLICY, OriginProtocolPolicy.DISABLED), true),
                arguments("another origin", DOMAIN.with(Part.ORIGINS, origins("192.0.2.3", 80, 10)), true),
                arguments("another weight", DOMAIN.with(Part.ORIGINS, origins("192.0.2.2", 80, 11)), true),
                arguments(
                        "another priority",
                        DOMAIN.with(
                                Part.ORIGINS,
                                List.of(
                                        DOMAIN.origins().get(0),
                                        new Origin(
                                                OriginAddress.parse("192.0.2.2"), 80, OriginPriority.SECONDARY, 10))),
                        true),
                arguments(
                        "one origin less",
                        DOMAIN.with(Part.ORIGINS, DOMAIN.origins().subList(0, 1)),
                        true),
                arguments(
                        "a port that the policy ignores",
                        DOMAIN.with(Part.ORIGINS, origins("192.0.2.2", 8080, 10)),
                        false),
                arguments("a granted port", DOMAIN.with(Part.GRANTED_PORTS, new GrantedPorts(8080, 8443)), true),
                arguments(
                        "origins that aren't verified",
                        DOMAIN.with(Part.ORIGIN_TLS, OriginTls.DEFAULT.withVerification(OriginTls.Verification.NONE)),
                        true),
                arguments(
                        "another Host",
                        DOMAIN.with(Part.ORIGIN_REQUEST, DOMAIN.originRequest().withHost("origin.example.com")),
                        true),
                arguments(
                        "a path that only the prober uses",
                        DOMAIN.with(Part.ORIGIN_REQUEST, DOMAIN.originRequest().withProbePath("/health")),
                        false),
                arguments(
                        "other kinds of content",
                        DOMAIN.with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, StaticRules.NONE)),
                        true),
                arguments("a stop", DOMAIN.with(Part.SERVING, Serving.STOPPED), true),
                arguments("other caching", DOMAIN.with(Part.CACHING, new Caching(true)), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void shouldCountWhatCanSendRequestsAnotherWay(String change, Domain after, boolean reroutes) {
        assertThat(MassChange.reroutes(DOMAIN, after)).isEqualTo(reroutes);
    }

    @Test
    void shouldNotCountTheStartOfAStoppedDomain() {
        assertThat(MassChange.reroutes(DOMAIN.with(Part.SERVING, Serving.STOPPED), DOMAIN))
                .isFalse();
    }

    @Test
    void shouldNameTheNumberThatCannotBeConfirmed() {
        assertThatCode(() -> MassChange.requireConfirmable(1, "n")).doesNotThrowAnyException();
        assertThatCode(() -> MassChange.requireConfirmable(10_000_000, "n")).doesNotThrowAnyException();
        for (var number : List.of(0L, -1L, 10_000_001L)) {
            assertThatThrownBy(() -> MassChange.requireConfirmable(number, "confirmedDomains"))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessage("confirmedDomains must be from 1 to 10000000");
        }
    }

    private static List<Origin> origins(String second, int port, int weight) {
        return List.of(
                DOMAIN.origins().get(0), new Origin(OriginAddress.parse(second), port, OriginPriority.PRIMARY, weight));
    }
}
