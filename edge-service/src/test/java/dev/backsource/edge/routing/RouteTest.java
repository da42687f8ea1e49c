package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.edge.testing.Domains.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ChangeControl;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.masschange.MassChange;
import dev.backsource.policy.origin.CacheWay;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.testing.certificates.Certificates;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static Route route(Domain domain) {
        return new RouteFactory().create(domain, new StateVersion(0, 1, 1), null, null);
    }

    @Test
    void shouldOfferEveryOriginOnceAndPrimariesFirst() {
        // Given
        var route = route(domain(
                "www.example.com",
                secondary("192.0.2.1", 80),
                origin("192.0.2.2", 80),
                secondary("192.0.2.3", 80),
                origin("192.0.2.4", 80)));

        // When
        var order = new ArrayList<Integer>();
        var tried = 0;
        for (var next = route.nextOrigin(tried); next != Route.NONE_LEFT; next = route.nextOrigin(tried)) {
            order.add(next);
            tried |= 1 << next;
        }

        // Then
        assertThat(order.subList(0, 2)).containsExactlyInAnyOrder(1, 3);
        assertThat(order.subList(2, 4)).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void shouldOfferASingleOriginOnce() {
        // Given
        var route = route(domain("www.example.com", secondary("192.0.2.1", 80)));

        // When
        var second = route.nextOrigin(1);

        // Then
        assertThat(route.nextOrigin(0)).isZero();
        assertThat(second).isEqualTo(Route.NONE_LEFT);
    }

    @Test
    void shouldPassOverAvoidedOriginsWhileThereAreOthers() {
        // Given
        var route = route(domain(
                "www.example.com", origin("192.0.2.1", 80), origin("192.0.2.2", 80), secondary("192.0.2.3", 80)));

        // When, Then
        assertThat(route.nextOrigin(0, 0b001)).isEqualTo(1);
        assertThat(route.nextOrigin(0, 0b011)).isEqualTo(2);
        assertThat(route.nextOrigin(0b010, 0b001)).isEqualTo(2);
        assertThat(route.nextOrigin(0b110, 0b001)).isZero();
        assertThat(route.nextOrigin(0, 0b111)).isBetween(0, 1);
        assertThat(route.nextOrigin(0b111, 0)).isEqualTo(Route.NONE_LEFT);
    }

    /** The cache generation doesn't depend on the TLS of clients, but on whether responses with cookies are stored. */
    @Test
    void shouldBeginACacheGenerationForAnotherCachingAndNotForAnotherTlsOfClients() {
        // Given
        var factory = new RouteFactory();
        var domain = domain("www.example.com", origin("192.0.2.1", 80));
        var first = factory.create(domain, new StateVersion(0, 1, 1), null, null);

        // When
        var newest = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3);
        var strict = factory.create(domain.with(Part.CLIENT_TLS, newest), new StateVersion(0, 2, 2), null, first);
        var sharing =
                factory.create(domain.with(Part.CACHING, new Caching(true)), new StateVersion(0, 3, 3), null, strict);
        var repeated = factory.create(domain.with(Part.CLIENT_TLS, newest), new StateVersion(0, 2, 2), null, strict);

        // Then
        assertThat(strict.cacheGeneration()).isEqualTo(first.cacheGeneration());
        assertThat(strict.clients().tls()).isEqualTo(newest);
        assertThat(strict.clients().areStrict()).isTrue();
        assertThat(repeated).isSameAs(strict);
        assertThat(sharing.cacheGeneration()).isNotEqualTo(strict.cacheGeneration());
        assertThat(sharing.clients().areStrict()).isFalse();
        assertThat(sharing.profile().get(Part.CACHING)).isEqualTo(new Caching(true));
    }

    /** Stored responses are valid again once the domain is started again. */
    @Test
    void shouldKeepItsCacheGenerationWhileItIsStopped() {
        // Given
        var factory = new RouteFactory();
        var domain = domain("www.example.com", origin("192.0.2.1", 80));
        var first = factory.create(domain, new StateVersion(0, 1, 1), null, null);

        // When
        var stopped =
                factory.create(domain.with(Part.SERVING, Serving.STOPPED), new StateVersion(0, 2, 2), null, first);
        var started = factory.create(domain, new StateVersion(0, 3, 3), null, stopped);

        // Then
        assertThat(List.of(first.isStopped(), stopped.isStopped(), started.isStopped()))
                .containsExactly(false, true, false);
        assertThat(List.of(stopped.cacheGeneration(), started.cacheGeneration()))
                .containsOnly(first.cacheGeneration());
    }

    /** What a dry run says of stored responses is what happens here. */
    @Test
    void shouldBeginACacheGenerationWhereTheKernelSaysSo() {
        // Given
        var domain = domain("www.example.com", origin("192.0.2.1", 443), secondary("192.0.2.2", 443));
        var tls = domain.originTls();
        var request = OriginRequest.DEFAULT;
        var keeping = List.of(
                domain,
                domain.with(Part.POLICY, policies(RedirectType.HTTPS, RedirectType.HTTPS)),
                domain.with(Part.POLICY, policies(RedirectType.HTTPS, RedirectType.HTTP)),
                domain.with(Part.ORIGINS, List.of(origin("192.0.2.2", 443), origin("192.0.2.1", 443))),
                domain.with(
                        Part.ORIGINS,
                        List.of(origin("192.0.2.1", 443), origin("192.0.2.2", 443), origin("192.0.2.3", 80))),
                domain.with(Part.ORIGIN_REQUEST, request.withConnectTimeoutMs(100)),
                domain.with(Part.ORIGIN_REQUEST, request.withFirstByteTimeoutMs(100)),
                domain.with(Part.ORIGIN_REQUEST, request.withIdleTimeoutMs(100)),
                domain.with(Part.ORIGINS, List.of(weighted("192.0.2.1", 443, 77), origin("192.0.2.2", 443))),
                domain.with(Part.ORIGIN_REQUEST, request.withProbePath("/health")),
                domain.with(Part.ORIGIN_REQUEST, request.withHttp2(false)),
                domain.with(Part.ORIGIN_REQUEST, request.withForwardedProtoField("x-forwarded-proto")),
                domain.with(Part.GRANTED_PORTS, new GrantedPorts(8080, null)),
                domain.with(Part.SERVING, Serving.STOPPED),
                domain.with(Part.CHANGE_CONTROL, new ChangeControl(null, true)),
                domain.with(Part.CLIENT_TLS, ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3)));
        var beginning = List.of(
                domain.with(Part.POLICY, policy(RedirectType.FOLLOW)),
                domain.with(Part.POLICY, policy(RedirectType.HTTPS))
                        .with(Part.GRANTED_PORTS, new GrantedPorts(null, 1)),
                domain.with(Part.ORIGINS, List.of(origin("192.0.2.1", 443))),
                domain.with(Part.ORIGINS, List.of(origin("192.0.2.1", 80), secondary("192.0.2.2", 443))),
                domain.with(Part.ORIGINS, List.of(origin("192.0.2.1", 8443), origin("192.0.2.2", 443))),
                domain.with(Part.ORIGIN_REQUEST, request.withHost("www.example.org")),
                domain.with(Part.ORIGIN_REQUEST, request.withForwardedProtoField("x-scheme")),
                domain.with(Part.ORIGIN_TLS, tls.withServerName(ServerName.parse("origin.example.com"))),
                domain.with(Part.ORIGIN_TLS, tls.withVerification(OriginTls.Verification.FULL)),
                domain.with(Part.ORIGIN_TLS, tls.withMinimumVersion(TlsVersion.TLS_1_3)),
                domain.with(Part.ORIGIN_TLS, tls.withCaCertificates(Certificates.ONE)),
                domain.with(
                        Part.ORIGIN_TLS,
                        tls.withVerification(OriginTls.Verification.NONE)
                                .withUnverifiedUntil(new ExceptionEnd(Instant.parse("2026-12-01T00:00:00Z")))),
                domain.with(Part.CACHING, new Caching(true)),
                domain.with(Part.DYNAMIC_ACCELERATION, new DynamicAcceleration(true, StaticRules.NONE)));

        // Then
        assertThat(keeping).allMatch(changed -> keepsGeneration(domain, changed));
        assertThat(keeping).noneMatch(changed -> CacheWay.isLeft(domain, changed));
        assertThat(beginning).noneMatch(changed -> keepsGeneration(domain, changed));
        assertThat(beginning).allMatch(changed -> CacheWay.isLeft(domain, changed));
        var all = Stream.concat(keeping.stream(), beginning.stream()).toList();
        assertThat(all).allMatch(changed -> isRerouted(domain, changed) == MassChange.reroutes(domain, changed));
        assertThat(all).anyMatch(changed -> isRerouted(domain, changed));
        assertThat(all).anyMatch(changed -> !isRerouted(domain, changed));
        assertThat(unchanged(domain, all, Domain::originTls)).isEmpty();
        assertThat(unchanged(domain, all, Domain::originRequest)).isEmpty();
    }

    private static boolean isRerouted(Domain before, Domain after) {
        return route(before).isReroutedBy(route(after));
    }

    /** The settings of a part that no domain has otherwise: add one where a setting is new. */
    private static List<String> unchanged(Domain domain, List<Domain> changed, Function<Domain, Record> part) {
        return Stream.of(part.apply(domain).getClass().getRecordComponents())
                .filter(setting -> changed.stream()
                        .allMatch(each ->
                                Objects.equals(value(setting, part.apply(domain)), value(setting, part.apply(each)))))
                .map(RecordComponent::getName)
                .toList();
    }

    private static @Nullable Object value(RecordComponent setting, Record of) {
        try {
            return setting.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static OriginProtocolPolicy policies(RedirectType ofStatic, RedirectType ofDynamic) {
        return new OriginProtocolPolicy(true, ofStatic, new ContentPolicy(true, ofDynamic));
    }

    private static boolean keepsGeneration(Domain before, Domain after) {
        var factory = new RouteFactory();
        var first = factory.create(before, new StateVersion(0, 1, 1), null, null);
        var next = factory.create(after, new StateVersion(0, 2, 2), null, first);
        return Stream.of(Scheme.values())
                .allMatch(client -> next.cacheGeneration(client) == first.cacheGeneration(client));
    }

    /** The generations of HTTP and HTTPS clients after each change, and what becomes of those before it. */
    @Test
    void shouldKeepTheGenerationOfTheClientSchemeWhoseWayStays() {
        // Given
        var factory = new RouteFactory();
        var verified = domain("www.example.com", RedirectType.FOLLOW).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
        var follow = factory.create(verified, new StateVersion(0, 1, 1), null, null);

        // When
        var https = factory.create(
                verified.with(Part.POLICY, policy(RedirectType.HTTPS)), new StateVersion(0, 2, 2), null, follow);
        var http = factory.create(
                verified.with(Part.POLICY, policy(RedirectType.HTTP)), new StateVersion(0, 3, 3), null, https);
        var back = factory.create(verified, new StateVersion(0, 4, 4), null, http);

        // Then
        var first = follow.cacheGeneration(Scheme.HTTPS);
        assertThat(https.cacheGeneration(Scheme.HTTPS)).isEqualTo(first);
        assertThat(https.cacheGeneration(Scheme.HTTP)).isNotEqualTo(first);
        assertThat(https.cacheGeneration()).isEqualTo(https.cacheGeneration(Scheme.HTTP));
        assertThat(https.serves(Scheme.HTTP, first) || https.validates(Scheme.HTTP, first))
                .isFalse();
        assertThat(http.serves(Scheme.HTTPS, first)).isFalse();
        assertThat(http.validates(Scheme.HTTPS, first)).isTrue();
        assertThat(http.validates(Scheme.HTTP, https.cacheGeneration(Scheme.HTTP)))
                .isTrue();
        assertThat(http.validatesEarlier(Scheme.HTTP)).isTrue();
        assertThat(back.cacheGeneration(Scheme.HTTP)).isEqualTo(http.cacheGeneration(Scheme.HTTP));
        assertThat(back.validates(Scheme.HTTP, https.cacheGeneration(Scheme.HTTP)))
                .isTrue();
        assertThat(back.validatesEarlier(Scheme.HTTPS)).isFalse();
        assertThat(back.cacheGeneration(Scheme.HTTPS)).isNotEqualTo(first);
    }

    /** Where origins of both schemes are asked, only the responses over that of the cache key are stored. */
    @Test
    void shouldNotValidateOverTlsWhatWasFetchedUnderOtherCertificatesOrWithoutTls() {
        // Given
        var factory = new RouteFactory();
        var secure = domain("www.example.com", origin("192.0.2.1", 443)).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
        var plain = secure.with(Part.ORIGINS, List.of(origin("192.0.2.1", 80)));
        var both = secure.with(Part.ORIGINS, List.of(origin("192.0.2.1", 443), origin("192.0.2.1", 80)))
                .with(Part.ORIGIN_TLS, OriginTls.trusting(Certificates.ONE));

        // When
        var first = factory.create(secure, new StateVersion(0, 1, 1), null, null);
        var second = factory.create(plain, new StateVersion(0, 2, 2), null, first);
        var third = factory.create(both, new StateVersion(0, 3, 3), null, second);

        // Then
        assertThat(second.validates(Scheme.HTTP, first.cacheGeneration())).isTrue();
        assertThat(third.serves(Scheme.HTTP, second.cacheGeneration())).isFalse();
        assertThat(third.validatesEarlier(Scheme.HTTP)).isFalse();
    }

    /** An origin without TLS gets no requests where all primaries have it. */
    @Test
    void shouldNotServeWhatAnOriginSentThatIsBarredNow() {
        // Given
        var mixed = domain("www.example.com", origin("192.0.2.1", 80), origin("192.0.2.2", 443));
        var secure = domain("www.example.com", secondary("192.0.2.1", 80), origin("192.0.2.2", 443));

        // When, Then
        assertThat(keepsGeneration(mixed, secure)).isFalse();
        assertThat(CacheWay.isLeft(mixed, secure)).isTrue();
        assertThat(keepsGeneration(secure, mixed)).isTrue();
        assertThat(CacheWay.isLeft(secure, mixed)).isFalse();
    }

    @Test
    void shouldChooseByWeight() {
        // Given
        var route = route(domain("www.example.com", weighted("192.0.2.1", 80, 1), weighted("192.0.2.2", 80, 3)));

        // When
        var heavy = 0;
        for (var i = 0; i < 10_000; i++) {
            heavy += route.nextOrigin(0);
        }

        // Then: 7500 expected, standard deviation 43
        assertThat(heavy).isBetween(7_200, 7_800);
    }

    @Test
    void shouldDecideAsTheKernelDoesForEveryOrigin() {
        // Given
        var origins = List.<Origin>of(origin("192.0.2.1", 80), origin("192.0.2.2", 443), origin("192.0.2.3", 8080));
        var domain = domain("www.example.com", origins.toArray(Origin[]::new));

        // When
        var route = route(domain);

        // Then
        for (var i = 0; i < origins.size(); i++) {
            for (var kind : ContentKind.values()) {
                for (var client : Scheme.values()) {
                    assertThat(route.target(kind, client, route.origin(i)))
                            .isEqualTo(domain.target(kind, client, origins.get(i)));
                }
            }
        }
    }
}
