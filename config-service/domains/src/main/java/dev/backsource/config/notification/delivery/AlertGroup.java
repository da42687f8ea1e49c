package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.AlertNotice;
import dev.backsource.policy.event.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Notices of one status, kind and cause, which become one message.
 *
 * @param notices by the time of their changes; at least one
 */
record AlertGroup(List<AlertNotice> notices) {
    private static final Comparator<AlertNotice> BY_TIME =
            Comparator.comparing(AlertNotice::changedAt).thenComparing(AlertNotice::key);

    AlertGroup {
        notices = notices.stream().sorted(BY_TIME).toList();
    }

    /** All notices in groups, by the groups' keys. */
    static List<AlertGroup> of(Collection<AlertNotice> notices) {
        var byKey = new TreeMap<String, List<AlertNotice>>();
        for (var notice : notices) {
            byKey.merge(key(notice), List.of(notice), AlertGroup::concat);
        }
        return byKey.values().stream().map(AlertGroup::new).toList();
    }

    private static List<AlertNotice> concat(List<AlertNotice> some, List<AlertNotice> more) {
        var all = new java.util.ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Identifies its status, kind and cause. */
    String key() {
        return key(notices.get(0));
    }

    private static String key(AlertNotice notice) {
        return notice.status() + " " + notice.kind() + " " + notice.cause();
    }

    /**
     * Whether it is to be sent: its first notice has waited for others, and so long ago was the last message of the same key.
     *
     * @param last the times of the last messages by key
     */
    boolean isDue(Map<String, Instant> last, Duration wait, Duration interval, Instant now) {
        var before = last.get(key());
        return !notices.get(0).changedAt().plus(wait).isAfter(now)
                && (before == null || !before.plus(interval).isAfter(now));
    }

    /**
     * The message.
     *
     * @param firing the alerts that the receiver knows to fire, these not counted
     */
    AlertMessage toMessage(UUID id, Collection<AlertNotice> firing, Instant now) {
        var first = notices.get(0);
        var remaining = firing.stream()
                .filter(each -> each.kind().equals(first.kind()) && each.cause().equals(first.cause()))
                .count();
        return new AlertMessage(
                id,
                first.status(),
                first.kind(),
                first.severity(),
                first.cause(),
                first.origin(),
                notices.size(),
                (int) remaining,
                notices,
                now,
                false);
    }

    AlertStatus status() {
        return notices.get(0).status();
    }
}
