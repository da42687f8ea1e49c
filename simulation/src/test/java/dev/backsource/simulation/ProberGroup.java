package dev.backsource.simulation;

import dev.backsource.policy.event.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The group of the probers, as Kafka's coordinator leads it: each partition is one member's, and goes to another one when that leaves,
 * vanishes, or has more than its part. A member that vanished is waited for as long as its session lasts.
 */
final class ProberGroup {
    /** Of a member that nothing is heard of. */
    static final long SESSION_MICROS = 3_000_000;

    private static final long JOIN_MICROS = 500_000;
    /** Until a member that goes on has sent the heartbeat whose answer says that it is none any more. */
    private static final long LEARNT_WITHIN_MICROS = 1_000_000;

    private final World deployment;
    private final Process coordinator;
    private final List<Prober> members;
    /** The member of each partition, by its number; absent while a partition is handed over. */
    private final TreeMap<Integer, Prober> owners = new TreeMap<>();
    /** Those whose session is over, and who don't know it yet. */
    private final Set<Prober> expired = new HashSet<>();

    ProberGroup(World deployment, Process coordinator, List<Prober> members) {
        this.deployment = deployment;
        this.coordinator = coordinator;
        this.members = members;
        var all = new ArrayList<Integer>();
        for (var number = 0; number < Topic.POLICY_CHANGES.partitions(); number++) {
            all.add(number);
        }
        give(all, members.get(0));
        members.subList(1, members.size()).forEach(this::joined);
    }

    /** A member has been killed. */
    void vanished(Prober member) {
        var process = member.process();
        deployment.scheduler().after(SESSION_MICROS, coordinator, process.name() + " is given up", () -> {
            var left = of(member).stream()
                    .filter(number ->
                            !member.owned().contains(number) || member.process().isKilled())
                    .toList();
            give(left, living(member));
        });
    }

    /**
     * Nothing may be heard of a member for a while. If that is longer than its session lasts, its partitions go to another one; it learns so only a moment
     * after it can go on.
     */
    void silenced(Prober member) {
        var process = member.process();
        deployment.scheduler().after(SESSION_MICROS, coordinator, process.name() + " is waited for", () -> {
            if (!process.isKilled() && isSilent(process) && expired.add(member)) {
                give(of(member), living(member));
                learns(member, process);
            }
        });
    }

    private void learns(Prober member, Process process) {
        var within = process.between(1, LEARNT_WITHIN_MICROS);
        deployment.scheduler().after(within, process, "looks for its group", () -> {
            if (isSilent(process)) {
                learns(member, process);
                return;
            }
            member.revoke(List.copyOf(member.owned()), () -> {});
            joined(member);
        });
    }

    private boolean isSilent(Process process) {
        var now = deployment.scheduler().clock().micros();
        return process.standsUntil() > now || !process.reachesKafka(now);
    }

    private List<Integer> of(Prober member) {
        return owners.entrySet().stream()
                .filter(entry -> entry.getValue() == member)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A member is there that has no partitions yet. */
    void joined(Prober member) {
        deployment.scheduler().after(JOIN_MICROS, coordinator, member.process().name() + " joins", () -> {
            expired.remove(member);
            for (var other : members) {
                var theirs = other == member ? List.<Integer>of() : of(other);
                if (theirs.size() > 1 && !isAway(other)) {
                    handOver(other, theirs.subList(0, theirs.size() / 2), member);
                }
            }
        });
    }

    private void handOver(Prober from, List<Integer> numbers, Prober to) {
        numbers.forEach(owners::remove);
        from.process().onEnd(() -> arrive(numbers, to));
        from.revoke(numbers, () -> arrive(numbers, to));
    }

    private void arrive(List<Integer> numbers, Prober to) {
        deployment.scheduler().after(1, coordinator, "partitions are handed over", () -> give(free(numbers), to));
    }

    private List<Integer> free(List<Integer> numbers) {
        return numbers.stream().filter(number -> !owners.containsKey(number)).toList();
    }

    private void give(List<Integer> numbers, Prober to) {
        var receiver = isAway(to) ? living(to) : to;
        if (numbers.isEmpty()) {
            return;
        }
        if (isAway(receiver)) {
            numbers.forEach(owners::remove);
            deployment.scheduler().after(JOIN_MICROS, coordinator, "waits for a member", () -> give(free(numbers), to));
            return;
        }
        numbers.forEach(number -> owners.put(number, receiver));
        receiver.assign(numbers);
    }

    /** Another one that lives, or the same when none does. */
    private Prober living(Prober than) {
        return members.stream().filter(other -> !isAway(other)).findFirst().orElse(than);
    }

    private boolean isAway(Prober member) {
        return member.process().isKilled() || expired.contains(member);
    }
}
