package dev.backsource.edge.http.client;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.DomainTotals;
import dev.backsource.policy.event.StateVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cached data of a connection's last request equals freshly parsed data. */
class LastHostTest {
    private static final String HOST = "www.example.com";

    private final RoutingTable table = new RoutingTable();
    private final LastHost last = new LastHost();
    private final List<@Nullable String> read = new ArrayList<>();

    @BeforeEach
    void addADomain() {
        put(HOST, 1);
    }

    private void put(String name, long revision) {
        table.apply(domain(name, origin("192.0.2.1", 80)), revision);
    }

    private @Nullable String read(@Nullable String authority) {
        read.add(authority);
        return authority == null || authority.isEmpty() ? null : authority.toLowerCase(Locale.ROOT);
    }

    private @Nullable Long revision(String host) {
        Route route = last.route(host, table);
        return route == null ? null : route.revision();
    }

    @Test
    void shouldReadTheSameAuthorityOnce() {
        // When
        var first = last.of("A.example.com", this::read);
        var again = last.of(new String("A.example.com"), this::read);

        // Then
        assertThat(again).isSameAs(first).isEqualTo("a.example.com");
        assertThat(read).containsExactly("A.example.com");
    }

    @Test
    void shouldReadAnotherAuthority() {
        // Given
        last.of("A.example.com", this::read);

        // When
        var other = last.of("B.example.com", this::read);
        var back = last.of("A.example.com", this::read);

        // Then
        assertThat(other).isEqualTo("b.example.com");
        assertThat(back).isEqualTo("a.example.com");
    }

    @Test
    void shouldFindNoHostWhereThereIsNone() {
        // Given
        last.of("A.example.com", this::read);

        // When
        var none = last.of(null, this::read);
        var empty = last.of("", this::read);
        var back = last.of("A.example.com", this::read);

        // Then
        assertThat(none).isNull();
        assertThat(empty).isNull();
        assertThat(back).isEqualTo("a.example.com");
    }

    @Test
    void shouldFindTheRouteOfEachHost() {
        // Given
        put("other.example.com", 7);

        // When
        var revisions = List.of(revision(HOST), revision("other.example.com"), revision(HOST));

        // Then
        assertThat(revisions).containsExactly(1L, 7L, 1L);
        assertThat(revision("none.example.com")).isNull();
    }

    @Test
    void shouldFindTheNewRouteOfAChangedDomain() {
        // Given
        assertThat(revision(HOST)).isEqualTo(1);

        // When
        put(HOST, 2);

        // Then
        assertThat(revision(HOST)).isEqualTo(2);
    }

    @Test
    void shouldFindADomainThatWasAdded() {
        // Given
        assertThat(revision("new.example.com")).isNull();

        // When
        put("*.example.com", 3);

        // Then
        assertThat(revision("new.example.com")).isEqualTo(3);
    }

    @Test
    void shouldNotFindADomainThatWasRemoved() {
        // Given
        assertThat(revision(HOST)).isEqualTo(1);

        // When
        table.remove(DomainName.parse(HOST), new StateVersion(0, 2, 2));

        // Then
        assertThat(revision(HOST)).isNull();
    }

    @Test
    void shouldFindWhatIsServedInPlaceOfASnapshot() {
        // Given
        var snapshot = table.prepare(1);
        snapshot.apply(domain(HOST, origin("192.0.2.1", 80)), new StateVersion(0, 5, 5), null);
        assertThat(revision(HOST)).isEqualTo(1);

        // When
        table.serve(snapshot);
        var ofSnapshot = revision(HOST);
        put(HOST, 6);
        var meanwhile = revision(HOST);
        table.serveRead();
        var ofTopic = revision(HOST);

        // Then
        assertThat(List.of(ofSnapshot, meanwhile, ofTopic)).containsExactly(5L, 5L, 6L);
    }

    @Test
    void shouldFindNothingInRoutesThatAreYetToBeRead() {
        // Given
        var empty = new RoutingTable();
        var ofEmpty = new LastHost();
        assertThat(ofEmpty.route(HOST, empty)).isNull();

        // When
        empty.expect(10);
        empty.apply(domain(HOST, origin("192.0.2.1", 80)), 1);

        // Then
        assertThat(ofEmpty.route(HOST, empty)).isNotNull();
    }

    @Test
    void shouldCountForTheDomainThatCoversTheHost() {
        // Given
        put("*.example.org", 1);
        var figures = new CountedDomains(1, 10, 10, Clock.systemUTC());
        var loop = figures.loop(0);

        // When
        for (var host : List.of("a.example.org", "b.example.org", HOST, HOST)) {
            last.route(host, table);
            last.counts(table, loop).refused(400);
        }
        put("a.example.org", 1);
        last.route("a.example.org", table);
        last.counts(table, loop).refused(400);

        // Then
        assertThat(figures.report("edge-1").domains())
                .extracting(DomainTotals::domain, DomainTotals::requests)
                .containsExactlyInAnyOrder(tuple("*.example.org", 2L), tuple(HOST, 2L), tuple("a.example.org", 1L));
    }

    @Test
    void shouldCountAnewForADomainThatHasLostItsPlace() {
        // Given: one place, which each report frees for another domain
        var figures = new CountedDomains(1, 1, 1, Clock.systemUTC());
        var loop = figures.loop(0);
        last.route(HOST, table);
        last.counts(table, loop).refused(400);
        figures.report("edge-1");

        // When
        last.route(HOST, table);
        last.counts(table, loop).refused(400);

        // Then
        assertThat(figures.report("edge-1").domains())
                .extracting(DomainTotals::domain, DomainTotals::requests)
                .containsExactly(tuple(HOST, 1L));
    }
}
