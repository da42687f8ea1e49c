package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.AlertNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

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
            byKey.computeIfAbsent(key(notice), key -> new ArrayList<>()).add(notice);
        }
        return byKey.values().stream().map(AlertGroup::new).toList();
    }

    /** Identifies its status, kind and cause. */
    String key() {
        return key(notices.get(0));
    }

    private static String key(AlertNotice notice) {
        return notice.status() + " " + notice.kind() + " " + notice.cause();
    }

    /**
     * Whether it is to be sent: its first notice has waited for others, and so long ago was the last message of the same key. A time that is further
     * ahead than the wait comes from a wrong clock, and isn't waited for. An end at {@code now} was found by the comparison itself, and has another
     * time in each one, so it doesn't wait either.
     *
     * @param last the times of the last messages by key
     */
    boolean isDue(Map<String, Instant> last, Duration wait, Duration interval, Instant now) {
        var before = last.get(key());
        var first = notices.get(0).changedAt();
        var hasWaited = !first.plus(wait).isAfter(now) || first.equals(now) || first.isAfter(now.plus(wait));
        return hasWaited && (before == null || !before.plus(interval).isAfter(now));
    }

    /** The alerts that a receiver knows to fire once it was told of {@code groups}. */
    static List<AlertNotice> firingAfter(Collection<AlertNotice> firing, List<AlertGroup> groups) {
        var after = new LinkedHashMap<String, AlertNotice>();
        firing.forEach(notice -> after.put(notice.key(), notice));
        for (var group : groups) {
            for (var notice : group.notices()) {
                after.remove(notice.key());
                if (notice.isFiring()) {
                    after.put(notice.key(), notice);
                }
            }
        }
        return List.copyOf(after.values());
    }

    /**
     * The message.
     *
     * @param firing the alerts that the receiver knows to fire once it has this message and those written with it; its own aren't counted again
     */
    AlertMessage toMessage(UUID id, Collection<AlertNotice> firing, Instant now) {
        var first = notices.get(0);
        var own = notices.stream().map(AlertNotice::key).collect(Collectors.toSet());
        var remaining = firing.stream()
                .filter(each -> each.kind().equals(first.kind())
                        && each.cause().equals(first.cause())
                        && !own.contains(each.key()))
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
}
