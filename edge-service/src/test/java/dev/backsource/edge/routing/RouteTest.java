package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.secondary;
import static dev.backsource.edge.testing.Domains.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.TlsVersion;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static Route route(Domain domain) {
        return new RouteFactory().create(domain, new StateVersion(0, 1, 1), null);
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
        var first = factory.create(domain, new StateVersion(0, 1, 1), null);

        // When
        var newest = ClientTls.DEFAULT.withMinimumVersion(TlsVersion.TLS_1_3);
        var strict = factory.create(domain.with(Part.CLIENT_TLS, newest), new StateVersion(0, 2, 2), first);
        var sharing = factory.create(domain.with(Part.CACHING, new Caching(true)), new StateVersion(0, 3, 3), strict);
        var repeated = factory.create(domain.with(Part.CLIENT_TLS, newest), new StateVersion(0, 2, 2), strict);

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
        var first = factory.create(domain, new StateVersion(0, 1, 1), null);

        // When
        var stopped = factory.create(domain.with(Part.SERVING, Serving.STOPPED), new StateVersion(0, 2, 2), first);
        var started = factory.create(domain, new StateVersion(0, 3, 3), stopped);

        // Then
        assertThat(List.of(first.isStopped(), stopped.isStopped(), started.isStopped()))
                .containsExactly(false, true, false);
        assertThat(List.of(stopped.cacheGeneration(), started.cacheGeneration()))
                .containsOnly(first.cacheGeneration());
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
