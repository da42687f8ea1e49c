package dev.backsource.edge.routing.changes;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.ChangeTaster.Pass;
import dev.backsource.policy.BoundedMap;
import dev.backsource.policy.event.StateVersion;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the records that are tried before they are applied. Removals and states that the edge serves already are none of them. The few changes
 * of a usual batch are all tried. Of a mass of changes, or of the topic at the start, one of each {@link ChangeShape} is tried, and only as many
 * as a token bucket allows: an edge must not wait for minutes until it is ready, or until it has applied what restores a fleet.
 *
 * <p>A shape of which two records were rejected, and none was accepted, is rejected as a whole: each rejection takes seconds, in which other changes
 * wait. A record that is rejected for its name or address alone condemns no other. For one thread.
 */
final class ChangeTasting {
    /** The most records of a batch that is tried as a whole. */
    static final int FEW = 32;
    /** The most tokens, one for each trial of a larger batch. */
    static final int BURST = 500;
    /** The tokens that are added each second. */
    static final int PER_SECOND = 50;

    private static final int MAX_SHAPES = 4_096;
    /** The rejections after which a shape is rejected as a whole. */
    private static final int CONDEMNED_AT = 2;

    private static final String ALIKE = "tasting: another change alike but for names and addresses failed: ";

    private final ChangeTaster taster;
    private final RoutingTable table;
    private final RoutingProgress progress;
    private final LongSupplier nanoTime;
    private final Map<ChangeShape, Tried> shapes = BoundedMap.byUse(MAX_SHAPES);
    private double tokens = BURST;
    private long refilledNanos;

    /** @param nanoTime refills the token bucket, as {@link System#nanoTime} */
    ChangeTasting(ChangeTaster taster, RoutingTable table, RoutingProgress progress, LongSupplier nanoTime) {
        this.taster = taster;
        this.table = table;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.refilledNanos = nanoTime.getAsLong();
    }

    /**
     * The reasons to reject records of {@code batch}, by record.
     *
     * @param found the reasons that are known already
     */
    Map<ConsumerRecord<String, byte[]>, String> objections(
            ConsumerRecords<String, byte[]> batch, Map<ConsumerRecord<String, byte[]>, String> found) {
        if (!taster.isOn()) {
            return found;
        }
        var fresh = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var received : batch) {
            if (received.value() != null && !found.containsKey(received) && !isServed(received)) {
                fresh.add(received);
            }
        }
        if (fresh.isEmpty()) {
            return found;
        }
        var all = new IdentityHashMap<>(found);
        if (fresh.size() <= FEW && progress.isRead()) {
            taster.taste(fresh).forEach((received, verdict) -> note(received, verdict, all));
        } else {
            tasteShapes(fresh, all);
        }
        return all;
    }

    /** Whether the served routes hold exactly this state. */
    private boolean isServed(ConsumerRecord<String, byte[]> received) {
        var served = received.key() == null ? StateVersion.NONE : table.servedVersionOf(received.key());
        return !served.equals(StateVersion.NONE) && served.digest() == StateVersion.digest(received.value());
    }

    private static void note(
            ConsumerRecord<String, byte[]> received,
            String verdict,
            Map<ConsumerRecord<String, byte[]>, String> objections) {
        if (!verdict.equals(ChangeTaster.GOOD)) {
            objections.put(received, verdict);
        }
    }

    /** Tries one of each shape of {@code records}, and a second one where that is rejected. */
    private void tasteShapes(
            List<ConsumerRecord<String, byte[]>> records, Map<ConsumerRecord<String, byte[]>, String> objections) {
        refill();
        var byShape = new LinkedHashMap<ChangeShape, List<ConsumerRecord<String, byte[]>>>();
        records.forEach(
                received -> byShape.computeIfAbsent(ChangeShape.of(received.value()), shape -> new ArrayList<>())
                        .add(received));
        for (var round = 0; round < CONDEMNED_AT; round++) {
            tasteNext(byShape, objections);
        }
        byShape.forEach((shape, left) -> settle(shapes.get(shape), left, objections));
    }

    /** Tries the next record of each shape that isn't settled. */
    private void tasteNext(
            Map<ChangeShape, List<ConsumerRecord<String, byte[]>>> byShape,
            Map<ConsumerRecord<String, byte[]>, String> objections) {
        var tried = new LinkedHashMap<ChangeShape, ConsumerRecord<String, byte[]>>();
        byShape.forEach((shape, left) -> {
            var known = shapes.get(shape);
            if (!left.isEmpty() && (known == null || !known.isSettled()) && tokens >= 1) {
                tokens--;
                // The second one from the other end: what lies side by side may well be one tenant's.
                tried.put(shape, left.remove(known == null ? 0 : left.size() - 1));
            }
        });
        if (tried.isEmpty()) {
            return;
        }
        var verdicts = taster.taste(List.copyOf(tried.values()));
        tried.forEach((shape, received) -> {
            var verdict = verdicts.get(received);
            if (verdict != null) {
                note(received, verdict, objections);
                shapes.merge(shape, Tried.of(verdict), Tried::and);
            }
        });
    }

    private void settle(
            @Nullable Tried known,
            List<ConsumerRecord<String, byte[]>> left,
            Map<ConsumerRecord<String, byte[]>, String> objections) {
        if (known != null && known.isCondemned()) {
            left.forEach(received -> objections.put(received, ALIKE + known.reason));
        } else {
            taster.passed(known != null && known.accepted ? Pass.ALIKE : Pass.UNTASTED, left.size());
        }
    }

    private void refill() {
        var now = nanoTime.getAsLong();
        var added = (now - refilledNanos) * PER_SECOND / (double) TimeUnit.SECONDS.toNanos(1);
        tokens = Math.min(BURST, tokens + added);
        refilledNanos = now;
    }

    /**
     * The verdicts on the tried records of a shape.
     *
     * @param reason of the last rejection; empty for none
     */
    private record Tried(boolean accepted, int rejected, String reason) {
        static Tried of(String verdict) {
            return verdict.equals(ChangeTaster.GOOD) ? new Tried(true, 0, "") : new Tried(false, 1, verdict);
        }

        Tried and(Tried later) {
            return new Tried(
                    accepted || later.accepted,
                    rejected + later.rejected,
                    later.reason.isEmpty() ? reason : later.reason);
        }

        boolean isCondemned() {
            return !accepted && rejected >= CONDEMNED_AT;
        }

        boolean isSettled() {
            return accepted || isCondemned();
        }
    }
}
