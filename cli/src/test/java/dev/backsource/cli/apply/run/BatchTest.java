package dev.backsource.cli.apply.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.cli.apply.file.DomainFile;
import dev.backsource.cli.apply.plan.PresentDomain;
import dev.backsource.cli.apply.plan.Step;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldPutAsManyIntoABatchAsTheInterfaceTakes() {
        // When
        var batches = Batch.ofAdditions(additions(101));

        // Then
        assertThat(batches).extracting(batch -> batch.wanted().size()).containsExactly(50, 50, 1);
        assertThat(batches.get(2).items()).hasSize(1);
    }

    @Test
    void shouldCreateADomainByTheBodyThatCreatesItAlone() throws Exception {
        // When
        var item = Batch.ofAdditions(additions(1)).get(0).items().path(0);

        // Then
        var created = item.path("create");
        assertThat(item).hasSize(1);
        assertThat(created.path("name").asText()).isEqualTo("d0.example.com");
        assertThat(created.path("team").asText()).isEqualTo("shop");
        assertThat(created.at("/origins/0/port").asInt()).isEqualTo(80);
        assertThat(created.has("grantedPorts")).isFalse();
    }

    @Test
    void shouldChangeNoMoreThanThePartsThatDifferAtTheRevisionThatWasSeen() {
        // Given
        var domain = domain("a.example.com");
        var change = new Step.Change(
                file(domain), new PresentDomain(domain, 7, null, List.of()), List.of("caching"), false, List.of());
        var ofTeam = new Step.Change(
                file(domain), new PresentDomain(domain, 7, null, List.of()), List.of(), true, List.of());

        // When
        var batches = Batch.ofChanges(List.of(change, ofTeam));

        // Then
        assertThat(batches).hasSize(1);
        var item = batches.get(0).items().path(0);
        assertThat(item.fieldNames()).toIterable().containsExactly("domain", "expectedRevision", "caching");
        assertThat(item.path("expectedRevision").asInt()).isEqualTo(7);
        assertThat(batches.get(0).items()).hasSize(1);
    }

    @Test
    void shouldTellWhatIsSaidAgainstAnItemInTheDomainsOwnWords() throws Exception {
        // Given
        var batch = Batch.ofAdditions(additions(12)).get(0);
        var errors = JSON.readTree("""
                [{"field": "items[1].create.origins[0].port", "code": "range", "detail": "no"},
                 {"field": "items[10].create", "code": "invalid", "detail": "no"},
                 {"field": "items", "code": "invalid", "detail": "no"}, "odd"]""");

        // Then
        assertThat(batch.against(1, errors).findValuesAsText("field")).containsExactly("origins[0].port");
        assertThat(batch.against(10, errors).findValuesAsText("field")).containsExactly("");
        assertThat(batch.against(0, errors)).isEmpty();
        assertThat(batch.only(List.of(0, 11)).wanted())
                .extracting(file -> file.name().value())
                .containsExactly("d0.example.com", "d11.example.com");
    }

    private static List<Step.Add> additions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Step.Add(file(domain("d" + i + ".example.com"))))
                .toList();
    }

    private static DomainFile file(Domain domain) {
        return new DomainFile("domains.yaml", domain, "shop", Map.of("", 1));
    }

    private static Domain domain(String name) {
        return Domain.of(
                DomainName.parse(name),
                List.of(new Origin(OriginAddress.parse("192.0.2.1"), 80, OriginPriority.PRIMARY, 10)));
    }
}
