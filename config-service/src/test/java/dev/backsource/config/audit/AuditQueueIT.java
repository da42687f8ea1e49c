package dev.backsource.config.audit;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.periodic.Pruning;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits to be written, and what is forgotten. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AuditQueueIT {
    @Inject
    AuditQueue queue;

    @Inject
    Pruning pruning;

    Infrastructure infrastructure;
    String operation;

    @BeforeEach
    void choose() {
        operation = "test" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void shouldCountInOneRowWhatComesAgainAfterItWasWritten() {
        // Given
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        queue.add(entry(now, "target"));
        await().until(() -> value("select times from audit_entry").equals("1"));

        // When
        queue.add(entry(now.plusSeconds(1), "target"));
        queue.add(entry(now.plusSeconds(2), "target"));

        // Then
        await().untilAsserted(
                        () -> assertThat(value("select times from audit_entry")).isEqualTo("3"));
        assertThat(value("select last_at = at + interval '2 seconds' from audit_entry"))
                .isEqualTo("t");
    }

    @Test
    void shouldKeepWhatFindsNoDatabaseAndSayHowMuchWasDropped() {
        // Given
        var before = Long.parseLong(dropped());
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

        // When
        infrastructure.database().close();
        try {
            for (var caller = 0; caller < 5_600; caller++) {
                queue.add(entry(now, program("K" + caller), "target"));
            }
        } finally {
            infrastructure.restartDatabase();
        }

        // Then
        await().untilAsserted(() -> assertThat(Long.parseLong(dropped())
                        - before
                        + Long.parseLong(value("select coalesce(sum(times), 0) from audit_entry")))
                .isEqualTo(5_600));
        assertThat(Long.parseLong(dropped()) - before).isGreaterThanOrEqualTo(100);
    }

    @Test
    void shouldForgetWhatIsOlderThanItIsKept() {
        // Given
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        for (var i = 0; i < 3; i++) {
            queue.add(entry(now.minus(401, ChronoUnit.DAYS), "old" + i));
        }
        queue.add(entry(now.minus(399, ChronoUnit.DAYS), "kept"));
        await().until(() -> value("select count(*) from audit_entry").equals("4"));

        // When
        var forgotten = pruning.prune().await().indefinitely();

        // Then
        assertThat(forgotten).isGreaterThanOrEqualTo(3);
        assertThat(value("select target from audit_entry")).isEqualTo("kept");
    }

    private AuditEntry entry(Instant at, String target) {
        return entry(at, program(operation), target);
    }

    private static Caller program(String id) {
        return new Caller(CallerKind.PROGRAM, id, id, List.of());
    }

    private AuditEntry entry(Instant at, Caller caller, String target) {
        var request = new AuditedRequest(operation, "PUT", 200, "192.0.2.1", null, null);
        return AuditEntry.of(at, caller, request, null, target, 200, null, "");
    }

    private String dropped() {
        return new Database(infrastructure.database())
                .value("select coalesce(sum(times), 0) from audit_entry where operation = 'dropEntries'");
    }

    private String value(String select) {
        return new Database(infrastructure.database()).value(select + " where operation = '" + operation + "'");
    }
}
