package dev.backsource.config.database;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.Infrastructure;
import dev.backsource.config.testing.LoneInstance;
import dev.backsource.config.testing.ServiceProcess;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged service prints while PostgreSQL or Kafka is away. */
class DatabaseOutageIT {
    private static final int REFUSED_REQUESTS = 40;
    /** Said by the stream of events where a broker that has just started takes more than five seconds to name its offsets. */
    private static final String TAIL_WAITS = "the event stream is waiting for Kafka";

    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\d{2}-\\d{2} ");

    private ServiceProcess service;
    private Infrastructure infrastructure;
    private int before;

    @BeforeEach
    void awaitQuiet() {
        var lone = LoneInstance.ready();
        service = lone.service();
        infrastructure = lone.infrastructure();
        service.client().create(Client.freshName(), 80);
        // What is published and not yet noted would be published once more.
        await().until(() -> new Database(infrastructure.database()).outboxSize() == 0);
        before = service.log().size();
    }

    @Test
    void shouldSayOnceThatTheDatabaseIsAwayAndOnceThatItIsBack() {
        // When
        infrastructure.database().close();
        await().until(() -> said("the database is unavailable") == 1);
        for (var i = 0; i < REFUSED_REQUESTS; i++) {
            assertThat(service.client().get("/api/v1/domains").status()).isEqualTo(503);
        }
        infrastructure.restartDatabase();
        await().until(() -> said("the database is available again") == 1);
        await().until(service::leads);

        // Then
        assertThat(lines()).hasSize(3);
        assertThat(lines())
                .filteredOn(line -> line.contains("this instance is now the active outbox relay"))
                .hasSize(1);
    }

    @Test
    void shouldSayOnceThatKafkaIsAwayAndOnceThatItIsBack() {
        // When
        infrastructure.broker().kill();
        await().until(() -> said("Kafka unavailable; ") == 1);
        for (var i = 0; i < REFUSED_REQUESTS; i++) {
            assertThat(service.client().get("/api/v1/alerts").status()).isEqualTo(200);
        }
        await().until(() -> stalls("FIRING") == 1);
        assertThat(service.client().get("/q/health/ready").status()).isEqualTo(200);
        assertThat(service.client().get("/q/health/well").response().body()).contains("\"stalled\"");
        infrastructure.broker().restart();
        await().until(() -> said("Kafka available after ") == 1);

        // Then
        await().until(() -> stalls("RESOLVED") == 1);
        assertThat(stalls("FIRING")).isZero();
        // The alert of it is published once Kafka is back, as any event.
        assertThat(lines())
                .filteredOn(line -> !line.contains("events-stalled") && !line.contains(TAIL_WAITS))
                .hasSize(2);
        assertThat(said(TAIL_WAITS)).isLessThanOrEqualTo(1);
    }

    private int stalls(String status) {
        return service.client()
                .get("/api/v1/alerts?kind=events-stalled&status=" + status)
                .json()
                .path("total")
                .asInt();
    }

    private long said(String what) {
        return lines().stream().filter(line -> line.contains(what)).count();
    }

    /**
     * The entries of the log, each without the lines of its stack. The database's client has entries of its own, by chance: of a connection that is in
     * use when it is terminated, and of one whose time-out comes when it has failed already. While a server ends its connections one by one, the first
     * to fail has another that is still answered.
     */
    private List<String> lines() {
        var all = service.log();
        return all.subList(Math.min(before, all.size()), all.size()).stream()
                .filter(line -> ENTRY.matcher(line).lookingAt())
                .filter(line -> !line.contains("Uncaught exception received by Vert.x"))
                .filter(line -> !line.contains("the database is reachable, but"))
                .toList();
    }
}
