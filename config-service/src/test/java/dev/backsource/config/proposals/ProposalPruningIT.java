package dev.backsource.config.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProposalPruningIT {
    @TestHTTPResource("/")
    URI base;

    @Inject
    ProposalPruning pruning;

    Infrastructure infrastructure;
    Client client;
    String name;

    @BeforeEach
    void makeADomain() {
        client = new Client(base);
        name = Client.freshName();
        client.create(name, 80);
    }

    @Test
    void shouldForgetWhatIsOldUnlessARevisionCameOfIt() throws Throwable {
        // Given
        var kept = Proposal.KEPT.plus(Duration.ofDays(1));
        insert(Instant.now().minus(kept), "null");
        insert(Instant.now().minus(kept), "2");
        insert(Instant.now().minus(Duration.ofDays(8)), "null");

        // When
        VertxContextSupport.subscribeAndAwait(pruning::prune);

        // Then
        var left = database()
                .value(
                        "select string_agg(coalesce(revision::text, 'none'), ',' order by id) from proposal where domain = '"
                                + name + "'");
        assertThat(left).isEqualTo("2,none");
    }

    private void insert(Instant then, String revision) {
        database().value("""
                insert into proposal (id, domain, base, wanted, reason, state, proposed_at, proposed_by, person, revision)
                values ('%s', '%s', 1, '', 'x', 'open', '%s', 'somebody', 'somebody', %s) returning state""".formatted(TimeOrderedIds.at(then), name, then, revision));
    }

    private Database database() {
        return new Database(infrastructure.database());
    }
}
