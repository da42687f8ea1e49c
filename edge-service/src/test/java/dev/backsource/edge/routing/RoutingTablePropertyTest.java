package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The table against a model that looks at every domain and keeps every revision. */
class RoutingTablePropertyTest {
    /** A change of a domain; without an origin it is the removal. */
    record Change(DomainName name, long revision, boolean removal) {}

    @Property(tries = 500)
    void shouldFindWhatAModelFindsThatLooksAtEveryDomain(
            @ForAll("changes") List<Change> changes, @ForAll("hosts") String host) {
        var table = new RoutingTable();
        var model = new HashMap<DomainName, Change>();
        for (var change : changes) {
            apply(table, change);
            model.merge(change.name(), change, (old, next) -> next.revision() > old.revision() ? next : old);
        }

        var route = table.find(host);

        assertThat(route == null ? 0 : route.revision()).isEqualTo(expected(model, host));
        assertThat(table.size())
                .isEqualTo(model.values().stream()
                        .filter(change -> !change.removal())
                        .count());
    }

    private static void apply(RoutingTable table, Change change) {
        if (change.removal()) {
            table.remove(change.name(), change.revision());
        } else {
            table.apply(domain(change.name().value(), origin("192.0.2.1", 80)), change.revision());
        }
    }

    private static long expected(Map<DomainName, Change> model, String host) {
        return model.values().stream()
                .filter(change -> !change.removal() && change.name().covers(host))
                .max(Comparator.comparing((Change change) -> !change.name().isWildcard())
                        .thenComparing(change -> change.name().suffix().length()))
                .map(Change::revision)
                .orElse(0L);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(names(), Arbitraries.longs().between(1, 9), Arbitraries.of(true, false, false))
                .as(Change::new)
                .list()
                .ofMaxSize(20);
    }

    private static Arbitrary<DomainName> names() {
        return Combinators.combine(hostNames(), Arbitraries.of("", "*."))
                .as((host, wildcard) -> new DomainName(wildcard + host));
    }

    @Provide
    Arbitrary<String> hosts() {
        return hostNames();
    }

    /** Of few labels, so that they meet. */
    private static Arbitrary<String> hostNames() {
        return Arbitraries.of("a", "b").list().ofMinSize(2).ofMaxSize(4).map(labels -> String.join(".", labels));
    }
}
