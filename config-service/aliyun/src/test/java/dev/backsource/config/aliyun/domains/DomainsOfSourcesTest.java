package dev.backsource.config.aliyun.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.domain.DomainOverview;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Serving;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many domains one answer without pages may list. */
class DomainsOfSourcesTest {
    private final DomainsOfSources domains = new DomainsOfSources();

    @Test
    void shouldListADomainUnderEachOfItsSources() {
        // Given
        domains.add("a.example", some("x", 2));
        domains.add("b.example", some("x", 1));
        var list = JsonNodeFactory.instance.arrayNode();

        // When
        domains.write(list);

        // Then
        assertThat(list.findValuesAsText("Source")).containsExactly("a.example", "b.example");
        assertThat(list.at("/0/Domains/domainNames").toString()).isEqualTo("[\"x0.example.com\",\"x1.example.com\"]");
        assertThat(list.at("/1/DomainInfos/domainInfo").findValuesAsText("DomainName"))
                .containsExactly("x0.example.com");
    }

    @Test
    void shouldRefuseMoreThanASourceMayHave() {
        assertThatThrownBy(() -> domains.add("a.example", some("x", 501)))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContainingAll("500", "a.example", "DescribeUserDomains");
    }

    /** However many sources are named, and whether they have the same domains or others. */
    @Test
    void shouldRefuseMoreThanACallMayHave() {
        // Given
        for (var source : List.of("a", "b", "c")) {
            domains.add(source + ".example", some("x", 500));
        }
        domains.add("d.example", some("x", 400));

        // Then
        assertThat(domains.room()).isEqualTo(100);
        assertThatThrownBy(() -> domains.add("e.example", some("y", 101)))
                .isInstanceOf(CallRefusedException.class)
                .hasMessageContainingAll("2000", "use fewer sources");
        domains.add("e.example", some("y", 100));
        assertThat(domains.room()).isZero();
    }

    private static List<ShownDomain> some(String prefix, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new DomainOverview(
                        DomainName.parse(prefix + i + ".example.com"),
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        Serving.ON,
                        null,
                        List.of()))
                .map(overview -> new ShownDomain(overview, "online", "web"))
                .toList();
    }
}
