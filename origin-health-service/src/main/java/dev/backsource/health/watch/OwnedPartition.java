package dev.backsource.health.watch;

import dev.backsource.eventlog.broker.Outage;
import dev.backsource.health.log.PublishedState;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.PolicyRecord.Removed;
import dev.backsource.policy.event.StateVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One assigned partition with its domains. At first it only collects. It becomes active, so that its ports are probed
 * and its alerts judged, once it knows the published state and has read every policy change up to the end seen at that
 * time. Until then it can't tell a removed domain from one that it hasn't read yet.
 */
final class OwnedPartition {
    private final int number;
    private final WatchTools tools;
    private final Outage outage;
    private final Map<DomainName, DomainWatch> watches = new HashMap<>();
    private @Nullable PublishedState state;
    private long lastOffset = -1;
    private boolean active;
    private int round;

    OwnedPartition(int number, WatchTools tools, Outage outage) {
        this.number = number;
        this.tools = tools;
        this.outage = outage;
    }

    /** Of the reading back of the partition's published events. */
    Outage outage() {
        return outage;
    }

    int number() {
        return number;
    }

    boolean isActive() {
        return active;
    }

    /** The offset of the last policy change; negative before the first. */
    long lastOffset() {
        return lastOffset;
    }

    /** The watched domains and ports; null before the partition is active. */
    @Nullable
    WatchCounts watched() {
        if (!active) {
            return null;
        }
        var ports = 0L;
        var times = ProbeTimes.NONE;
        for (var watch : watches.values()) {
            ports += watch.ports();
            times = times.and(watch.times());
        }
        return new WatchCounts(watches.size(), ports, times);
    }

    /** Takes in the record at {@code offset}. */
    void received(long offset, PolicyRecord read) {
        lastOffset = offset;
        if (read instanceof Changed changed) {
            change(changed);
        } else if (read instanceof Removed removed) {
            remove(removed);
        }
        activateWhenComplete();
    }

    /** Takes the published state; as often as it is read, until the partition is active. */
    void restored(PublishedState before) {
        state = active ? null : before;
        activateWhenComplete();
    }

    /** Publishes the port states of one domain again, so that the write fails where somebody else has taken the partition over. */
    void publishAgain() {
        if (active) {
            watches.values().stream().findFirst().ifPresent(DomainWatch::publishAgain);
        }
    }

    /**
     * Begins another round of take-over and reading. A state that an earlier round reads is outdated.
     *
     * @return its number
     */
    int beginRound() {
        return ++round;
    }

    /** The number of the latest round. */
    int round() {
        return round;
    }

    /**
     * Stops probing and judging until the published state is {@linkplain #restored restored} by another round, which begins with this.
     *
     * @return the number of that round
     */
    int suspend() {
        active = false;
        state = null;
        watches.values().forEach(DomainWatch::stop);
        return beginRound();
    }

    /** Ends all probing; the published state stays for the next owner. */
    void stop() {
        watches.values().forEach(DomainWatch::stop);
        watches.clear();
    }

    private void change(Changed changed) {
        var name = changed.domain().name();
        var watch = watches.get(name);
        if (watch != null) {
            watch.change(changed);
            return;
        }
        if (!changed.version().isTakenAfter(StateVersion.NONE, tools.now().toEpochMilli())) {
            return;
        }
        var added = new DomainWatch(tools, changed);
        watches.put(name, added);
        if (active) {
            added.startAtOnce();
        }
    }

    private void remove(Removed removed) {
        var watch = watches.get(removed.domain());
        if (watch != null && watch.isFollowedBy(removed.version())) {
            watches.remove(removed.domain());
            watch.remove();
        }
    }

    private void activateWhenComplete() {
        var before = state;
        if (active || before == null || lastOffset < before.lastPolicyChange()) {
            return;
        }
        active = true;
        state = null;
        watches.forEach((name, watch) -> watch.start(
                before.health().get(name.value()),
                before.uncommitted().contains(name.value()),
                before.firing().getOrDefault(name.value(), Map.of())));
        endTheRemoved(before);
    }

    /** Ends the alerts of domains that were removed while nobody watched the partition. */
    private void endTheRemoved(PublishedState before) {
        Set<String> gone = new TreeSet<>(before.health().keySet());
        gone.addAll(before.firing().keySet());
        watches.keySet().forEach(name -> gone.remove(name.value()));
        gone.forEach(name -> tools.domainGone(
                before.health().get(name),
                before.firing().getOrDefault(name, Map.of()).values()));
    }
}
