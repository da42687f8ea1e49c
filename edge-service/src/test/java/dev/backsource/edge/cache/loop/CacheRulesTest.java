package dev.backsource.edge.cache.loop;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Part;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheRulesTest {
    private static final String HOST = "www.example.com";

    @ParameterizedTest
    @CsvSource({"true, , true", "false, , false", "true, false, false", "false, true, true"})
    void shouldStoreCookiesAsTheDomainSaysOrElseTheEdge(boolean ofEdge, @Nullable Boolean ofDomain, boolean stored) {
        // Given
        var rules = new CacheRules(ofEdge, 0);

        // When
        var stores = rules.storing(routeOf(new Caching(ofDomain))).cookies();

        // Then
        assertThat(stores).isEqualTo(stored);
    }

    private static Route routeOf(Caching caching) {
        var table = new RoutingTable();
        table.apply(domain(HOST, origin("192.0.2.1", 80)).with(Part.CACHING, caching), 1);
        return Objects.requireNonNull(table.find(HOST));
    }
}
