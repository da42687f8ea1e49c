package dev.backsource.edge.routing.changes;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.testing.PolicyLog;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ChangeTastingTest {
    private static final int MANY = 10 * ChangeTasting.FEW;

    private final AtomicLong now = new AtomicLong();
    private final RoutingTable table = new RoutingTable();
    private final RoutingProgress progress = new RoutingProgress(table);
    private final RecordingTaster taster = new RecordingTaster();
    private final ChangeTasting tasting = new ChangeTasting(taster, table, progress, now::get);

    /** A taster that rejects some domains and writes down what it tries. */
    private static final class RecordingTaster implements ChangeTaster {
        private final List<String> tried = new ArrayList<>();
        private final Set<String> poisons = new HashSet<>();
        private final int[] passed = new int[Pass.values().length];
        private boolean on = true;
        private boolean available = true;

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public Map<ConsumerRecord<String, byte[]>, String> taste(List<ConsumerRecord<String, byte[]>> records) {
            var verdicts = new IdentityHashMap<ConsumerRecord<String, byte[]>, String>();
            if (available) {
                records.forEach(record -> {
                    tried.add(record.key());
                    verdicts.put(record, poisons.contains(record.key()) ? "poison" : GOOD);
                });
            }
            return verdicts;
        }

        @Override
        public void passed(Pass pass, int records) {
            passed[pass.ordinal()] += records;
        }
    }

    private void read() {
        progress.setEnd("topic", new TopicEnd(Map.of()));
    }

    private static ConsumerRecord<String, byte[]> record(Domain domain, long revision) {
        var made = PolicyLog.change(domain, revision);
        return new ConsumerRecord<>(made.topic(), 0, 0, made.key(), made.value());
    }

    private static String name(int number) {
        return "d" + number + ".example.com";
    }

    private static Domain plain(int number) {
        return domain(name(number), origin("203.0.113." + number % 250, 80));
    }

    /** Twice as many changes as there are tokens, each with a port of its own, and so a shape of its own. */
    private static List<ConsumerRecord<String, byte[]>> distinct() {
        return IntStream.range(0, 2 * ChangeTasting.BURST)
                .mapToObj(number -> record(domain(name(number), origin("203.0.113.1", 1024 + number)), 1))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> plain(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> record(plain(number), 1 + number))
                .toList();
    }

    private Map<ConsumerRecord<String, byte[]>, String> objections(List<ConsumerRecord<String, byte[]>> records) {
        return tasting.objections(
                new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), records), Map.of()), Map.of());
    }

    @Test
    void shouldTryEachOfFewChanges() {
        // Given
        read();
        taster.poisons.add("d3.example.com");

        // When
        var objections = objections(plain(0, ChangeTasting.FEW));

        // Then
        assertThat(taster.tried).hasSize(ChangeTasting.FEW);
        assertThat(objections.values()).containsExactly("poison");
    }

    @Test
    void shouldTryOneOfEachShapeOfMany() {
        // Given
        read();
        var all = new ArrayList<>(plain(0, MANY));
        all.add(record(plain(0).with(Part.POLICY, secure()), MANY));

        // When
        var objections = objections(all);

        // Then
        assertThat(objections).isEmpty();
        assertThat(taster.tried).hasSize(2);
        assertThat(taster.passed[ChangeTaster.Pass.ALIKE.ordinal()]).isEqualTo(MANY - 1);
        assertThat(taster.passed[ChangeTaster.Pass.UNTASTED.ordinal()]).isZero();
    }

    private static OriginProtocolPolicy secure() {
        return new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.DISABLED);
    }

    @Test
    void shouldRejectAShapeOfWhichTwoWereRejected() {
        // Given
        read();
        taster.poisons.addAll(Set.of("d0.example.com", name(MANY - 1)));

        // When
        var objections = objections(plain(0, MANY));
        var later = objections(plain(MANY, 2 * MANY));

        // Then
        assertThat(objections).hasSize(MANY);
        assertThat(later).hasSize(MANY);
        assertThat(taster.tried).hasSize(2);
    }

    @Test
    void shouldNotRejectOthersForNeighboursThatAreRejectedForTheirNames() {
        // Given
        read();
        taster.poisons.addAll(Set.of("d0.example.com", "d1.example.com"));

        // When
        var objections = objections(plain(0, MANY));

        // Then
        assertThat(objections).hasSize(1);
        assertThat(taster.tried).containsExactly("d0.example.com", name(MANY - 1));
    }

    @Test
    void shouldTryAsManyAsThereAreTokens() {
        // Given
        read();

        // When
        objections(distinct());

        // Then
        assertThat(taster.tried).hasSize(ChangeTasting.BURST);
        assertThat(taster.passed[ChangeTaster.Pass.UNTASTED.ordinal()]).isEqualTo(ChangeTasting.BURST);
    }

    @Test
    void shouldTryFurtherOnesOnceThereAreNewTokens() {
        // Given
        read();
        objections(distinct());

        // When
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        objections(distinct());

        // Then
        assertThat(taster.tried).hasSize(ChangeTasting.BURST + 2 * ChangeTasting.PER_SECOND);
    }

    @Test
    void shouldTreatTheTopicAtTheStartAsMany() {
        // When
        objections(plain(0, 3));

        // Then
        assertThat(taster.tried).containsExactly("d0.example.com");
    }

    @Test
    void shouldTryAShapeLaterThatCouldNotBeTried() {
        // Given
        taster.available = false;
        objections(plain(0, 3));

        // When
        taster.available = true;
        objections(plain(3, 6));

        // Then
        assertThat(taster.tried).containsExactly("d3.example.com");
    }

    @Test
    void shouldTryNeitherRemovalsNorWhatIsServedNorWhatIsRejectedAnyway() {
        // Given
        var served = record(plain(1), 1);
        var change = PolicyChange.of(plain(1), 1, Instant.EPOCH);
        table.apply(plain(1), StateVersion.of(change, served.value()));
        read();
        var removal = new ConsumerRecord<String, byte[]>("topic", 0, 0, "d2.example.com", null);
        var unsigned = record(plain(3), 1);
        var batch = new ConsumerRecords<>(
                Map.of(new TopicPartition("topic", 0), List.of(served, removal, unsigned)), Map.of());

        // When
        var objections = tasting.objections(batch, Map.of(unsigned, "not signed"));

        // Then
        assertThat(taster.tried).isEmpty();
        assertThat(objections).containsOnly(Map.entry(unsigned, "not signed"));
    }

    @Test
    void shouldTryNothingWhenOff() {
        // Given
        read();
        taster.on = false;

        // When
        var objections = objections(plain(0, 3));

        // Then
        assertThat(objections).isEmpty();
        assertThat(taster.tried).isEmpty();
    }
}
