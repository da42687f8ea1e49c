package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The table against a model that searches every domain and keeps every revision. */
class RoutingTablePropertyTest {
    /** A change of a domain; without an origin it is the removal. */
    record Change(DomainName name, long revision, boolean removal) {}

    @Samples(500)
    void shouldFindWhatAModelFindsThatLooksAtEveryDomain(Sample sample) {
        var host = hostName(sample);
        var changes = sample.list(0, 20, () -> change(sample));
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
            table.remove(change.name(), StateVersion.ofRemoval(0, change.revision()));
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

    private static Change change(Sample sample) {
        var name = new DomainName(sample.of("", "*.") + hostName(sample));
        return new Change(name, sample.between(1L, 9L), sample.of(true, false, false));
    }

    /** A name of few labels, so that names coincide. */
    private static String hostName(Sample sample) {
        return String.join(".", sample.list(2, 4, () -> sample.of("a", "b")));
    }
}
