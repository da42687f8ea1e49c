package dev.backsource.health;

import static dev.backsource.health.testing.TestDomains.follow;
import static dev.backsource.policy.event.AlertStatus.FIRING;
import static dev.backsource.policy.event.AlertStatus.RESOLVED;
import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.testing.EventBoard;
import dev.backsource.health.testing.ProberProcess;
import dev.backsource.health.testing.StandardTestPorts;
import dev.backsource.health.testing.TestOrigin;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.testing.infrastructure.SharedBroker;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;

class RestartIT {
    private static final StandardTestPorts PORTS = StandardTestPorts.free();
    private static final String GROUP = "origin-health-service";
    private static final String KAFKA = SharedBroker.broker().bootstrapServers();

    @Test
    void shouldGoOnWhereItStoppedWhenItIsRestarted() throws Exception {
        try (var board = new EventBoard(KAFKA);
                var closed = new TestOrigin(PORTS).openHttp();
                var healed = new TestOrigin(PORTS).openHttp();
                var closedLater = new TestOrigin(PORTS).openHttp().openHttps()) {
            // Given
            var still = follow("still-closed.example.com", closed.origin());
            var meanwhile = follow("healed-meanwhile.example.com", healed.origin());
            var removed = follow("removed-meanwhile.example.com", closed.origin());
            var later = follow("closed-meanwhile.example.com", closedLater.origin());
            try (var first = ProberProcess.start("restart-it-first", KAFKA, PORTS)) {
                board.set(still, 1);
                board.set(meanwhile, 1);
                board.set(removed, 1);
                board.set(later, 1);
                await().untilAsserted(() -> {
                    assertThat(board.alertStatuses(still)).containsExactly(FIRING);
                    assertThat(board.alertStatuses(meanwhile)).containsExactly(FIRING);
                    assertThat(board.alertStatuses(removed)).containsExactly(FIRING);
                    assertThat(board.state(later, 443)).isEqualTo("OPEN");
                    assertThat(board.state(still, 80)).isEqualTo("OPEN");
                    assertThat(first.metric("backsource_alerts_firing{kind=\"follow-needs-both-ports\""))
                            .isEqualTo(3);
                });
            }
            assertThat(groupMembers())
                    .as("members of the group after an orderly end")
                    .isEmpty();
            assertThat(openTransactions()).as("open transactions after it").isEmpty();
            var healthBefore = board.health(still).map(OriginHealth::observedAt);
            healed.openHttps();
            closedLater.closeHttps();
            board.remove(removed.name(), 2);

            // When
            try (var second = ProberProcess.start("restart-it-second", KAFKA, PORTS)) {
                // Then
                await().untilAsserted(() -> {
                    assertThat(board.alertStatuses(meanwhile)).containsExactly(FIRING, RESOLVED);
                    assertThat(board.alertStatuses(removed)).containsExactly(FIRING, RESOLVED);
                    assertThat(board.alertStatuses(later)).containsExactly(FIRING);
                    assertThat(board.health(removed)).isEmpty();
                });
                assertThat(board.alertStatuses(still)).containsExactly(FIRING);
                assertThat(board.health(still).map(OriginHealth::observedAt)).isEqualTo(healthBefore);
                assertThat(second.metric("backsource_alerts_firing{kind=\"follow-needs-both-ports\""))
                        .isEqualTo(2);
                closed.openHttps();
                await().untilAsserted(
                                () -> assertThat(board.alertStatuses(still)).containsExactly(FIRING, RESOLVED));
                assertThat(board.alerts(still))
                        .extracting(alert -> alert.startedAt())
                        .containsOnly(board.alerts(still).get(0).startedAt());
            }
        }
    }

    private static Collection<MemberDescription> groupMembers() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(SharedBroker.kafka())) {
            return admin.describeConsumerGroups(List.of(GROUP))
                    .describedGroups()
                    .get(GROUP)
                    .get()
                    .members();
        }
    }

    private static List<String> openTransactions() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(SharedBroker.kafka())) {
            return admin
                    .listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                    .all()
                    .get()
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("backsource-" + GROUP))
                    .toList();
        }
    }
}
