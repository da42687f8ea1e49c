package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.testing.threads.Interleavings;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The thread that reads the topic and an event loop, in every interleaving that Lincheck explores. Routes and their factory are created before: that
 * doesn't concern the table and would take most of the time.
 */
class RoutingTableInterleavingsTest {
    private static final String HOST = "www.example.com";
    private static final DomainName EXACT = new DomainName(HOST);
    private static final DomainName WILDCARD = new DomainName("*.example.com");
    private static final DomainName UNKNOWN = new DomainName("www.example.org");
    private static final RouteFactory FACTORY = new RouteFactory();
    private static final Route ROUTE = route(5);

    private static RoutingTable table() {
        return new RoutingTable(FACTORY, Clock.systemUTC());
    }

    private static Route route(long revision) {
        var table = table();
        table.apply(domain(HOST, origin("192.0.2.1", 80)), revision);
        return Objects.requireNonNull(table.find(HOST));
    }

    @Test
    void shouldFindARouteWhileAWildcardGivesWayToAnExactName() {
        findWhileAWildcardGivesWay(table -> table.find(HOST));
    }

    /** The earlier algorithm: exact names first, then wildcards, whatever changes in between. */
    @Test
    void shouldFindALookUpThatMissesBoth() {
        assertThatThrownBy(
                        () -> findWhileAWildcardGivesWay(table -> table.served().find(HOST)))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("AssertionFailedError");
    }

    private static void findWhileAWildcardGivesWay(Function<RoutingTable, @Nullable Route> find) {
        Interleavings.explore(() -> {
            // Given
            var table = table();
            table.served().put(WILDCARD.value(), ROUTE);
            var found = new AtomicReference<@Nullable Route>();

            // When
            Interleavings.both(
                    () -> {
                        // As apply does: the route is put, then the change is counted, here that of another domain.
                        table.served().put(HOST, ROUTE);
                        table.remove(UNKNOWN, StateVersion.ofRemoval(0, 1));
                        table.remove(WILDCARD, StateVersion.ofRemoval(0, 6));
                    },
                    () -> found.set(find.apply(table)));

            // Then
            assertNotNull(found.get());
        });
    }

    @Test
    void shouldServeTheDomainThroughoutWhenATopicThatIsBehindReplacesTheSnapshot() {
        Interleavings.explore(() -> {
            // Given
            var table = table();
            var snapshot = table.prepare(1);
            snapshot.put(HOST, ROUTE);
            table.serve(snapshot);
            var found = new AtomicReference<@Nullable Route>();

            // When
            Interleavings.both(
                    () -> {
                        table.remove(EXACT, StateVersion.ofRemoval(0, 4));
                        table.serveRead();
                    },
                    () -> found.set(table.find(HOST)));

            // Then
            assertNotNull(found.get());
            assertNotNull(table.find(HOST));
        });
    }

    @Test
    void shouldFindASwapThatComesBeforeTheNewerStateIsCopied() {
        assertThatThrownBy(() -> Interleavings.explore(() -> {
                    var table = table();
                    var snapshot = table.prepare(1);
                    snapshot.put(HOST, ROUTE);
                    var read = table.prepare(1);
                    read.remove(EXACT, StateVersion.ofRemoval(0, 4), () -> true);
                    var served = new AtomicReference<>(snapshot);
                    var found = new AtomicReference<@Nullable Route>();
                    Interleavings.both(
                            () -> {
                                served.set(read);
                                NewerState.copy(snapshot, read);
                            },
                            () -> found.set(served.get().find(HOST)));
                    assertNotNull(found.get());
                }))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("AssertionFailedError");
    }
}
