package dev.backsource.system.check;

import static dev.backsource.testing.waiting.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.system.writes.Ledger;
import dev.backsource.testing.waiting.Waiting;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;

/**
 * Compares, once nothing is written any more and everything runs again, the writers' book, the database, the topic and the
 * edges' tables.
 *
 * @param api of an instance that runs, such as {@code http://127.0.0.1:8080/api/v1}
 * @param edges by id, where each edge's management port is
 */
public record Checker(URI api, Database database, String bootstrapServers, Map<String, URI> edges) {

    /** Waits until all is published and applied; fails with every difference that is left. */
    public Result check(Ledger ledger) {
        await("everything published").until(() -> database.outboxSize() == 0);
        var history = database.history();
        var rollouts = new Rollouts(api, history.domains());
        await("rollouts complete").until(() -> rollouts.incomplete().isEmpty());
        var differences = new ArrayList<Difference>();
        differences.addAll(HistoryCheck.of(ledger, history));
        var repetitions = 0L;
        for (var isolation : IsolationLevel.values()) {
            var records = PublishedLog.read(bootstrapServers, isolation);
            differences.addAll(TopicCheck.of("topic read " + isolation, history, records));
            repetitions = Math.max(repetitions, TopicCheck.repetitions(records));
        }
        edges.forEach((edge, management) -> differences.addAll(settled(edge, management, history)));
        assertThat(ledger.refusals()).as("writes that were refused").isEmpty();
        assertThat(differences).as("differences").isEmpty();
        return new Result(history.size(), history.domains().size(), repetitions);
    }

    /** Nobody tells when an edge has applied a removal, so it gets a while for these. */
    private static List<Difference> settled(String edge, URI management, History history) {
        var deadline = System.nanoTime() + Waiting.DEADLINE.toNanos();
        var differences = EdgeCheck.of(edge, history, EdgeTable.read(management));
        while (!differences.isEmpty() && System.nanoTime() < deadline) {
            differences = EdgeCheck.of(edge, history, EdgeTable.read(management));
        }
        return differences;
    }

    /**
     * What was compared.
     *
     * @param repetitions how many records stand directly behind one of the same revision
     */
    public record Result(int revisions, int domains, long repetitions) {}
}
