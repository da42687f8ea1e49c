package dev.backsource.config.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides of which alerts a receiver is to be told: a pure function of the present alerts and of the receiver's knowledge. It only goes forward: an
 * alert that began earlier than the told one, or fires where its end was told, was read late and isn't told. So instances may disagree about the
 * present, and restart, and a receiver is told of each beginning and of its end once.
 */
public final class DueNotices {
    /** The most firing alerts that a receiver is told of at a time; a further one is told of when another has ended. */
    public static final int MOST_FIRING = 10_000;

    /** A told alert that is gone, since its domain was removed, has ended once it has been gone at every instance. */
    private static final Duration GONE_AFTER = Duration.ofMinutes(1);

    private DueNotices() {}

    /**
     * The notices to tell, in no order.
     *
     * @param present the alerts that are for the receiver
     * @param complete whether an alert that isn't among them doesn't exist
     * @param told by the alerts' keys
     * @param repeatAfter the age of a notice from which a firing alert is told again; null for never
     * @param isMuted whether a firing alert isn't told again
     */
    public static List<AlertNotice> of(
            Collection<AlertNotice> present,
            boolean complete,
            Map<String, ToldAlert> told,
            @Nullable Duration repeatAfter,
            Predicate<AlertNotice> isMuted,
            Instant now) {
        var due = new ArrayList<AlertNotice>();
        var keys = new HashSet<String>();
        var room = MOST_FIRING
                - told.values().stream()
                        .filter(each -> each.notice().isFiring())
                        .count();
        for (var notice : present) {
            keys.add(notice.key());
            var known = told.get(notice.key());
            if (!notice.isFiring()) {
                if (known != null && endsIt(notice, known.notice())) {
                    due.add(known.notice().as(notice));
                }
            } else if (known == null
                    || notice.startedAt().isAfter(known.notice().startedAt())) {
                if (room > 0) {
                    due.add(notice);
                    room--;
                }
            } else if (isRepeated(notice, known, repeatAfter, now) && !isMuted.test(notice)) {
                due.add(known.notice().as(notice));
            }
        }
        if (complete) {
            due.addAll(gone(told, keys, now));
        }
        return due;
    }

    private static boolean endsIt(AlertNotice end, AlertNotice told) {
        return told.isFiring() && !end.startedAt().isBefore(told.startedAt());
    }

    private static boolean isRepeated(AlertNotice notice, ToldAlert known, @Nullable Duration after, Instant now) {
        return after != null
                && known.notice().isFiring()
                && known.notice().startedAt().equals(notice.startedAt())
                && !known.at().plus(after).isAfter(now);
    }

    private static List<AlertNotice> gone(Map<String, ToldAlert> told, Set<String> present, Instant now) {
        return told.values().stream()
                .filter(each -> each.notice().isFiring()
                        && !present.contains(each.notice().key())
                        && each.at().plus(GONE_AFTER).isBefore(now))
                .map(each -> each.notice().resolved(now, "The alert no longer applies."))
                .toList();
    }
}
