package dev.backsource.config.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides of which alerts a receiver is to be told: a pure function of the present alerts and of the receiver's knowledge. An alert that began earlier
 * than the told one, or fires where its end was told, was read late, unless the difference outlasts a minute. So instances may disagree about the
 * present, and restart, and a receiver is told of each beginning and of its end once.
 */
public final class DueNotices {
    /** The most firing alerts that a receiver is told of at a time; a further one is told of when another has ended. */
    public static final int MOST_FIRING = 10_000;

    /** Instances agree about the present alerts after that time. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(1);

    private static final String NOT_FOR_IT = "This receiver is no longer told of the alert.";

    private DueNotices() {}

    /**
     * The notices to tell, in no order; none while some alerts are unread, since the end of a read one may be among them. Of an alert that ended and
     * began again, first the end is due, and the beginning once that was told. An end that no alert tells of is at {@code now}, in each comparison.
     *
     * @param isWanted whether a present alert is for the receiver
     * @param told by the alerts' keys
     * @param repeatAfter the age of a notice from which a firing alert is told again; null for never
     * @param isMuted whether a firing alert isn't told again
     */
    public static List<AlertNotice> of(
            AlertSnapshot present,
            Predicate<AlertNotice> isWanted,
            Map<String, ToldAlert> told,
            @Nullable Duration repeatAfter,
            Predicate<AlertNotice> isMuted,
            Instant now) {
        var due = new ArrayList<AlertNotice>();
        if (!present.isRead()) {
            return due;
        }
        var keys = new HashSet<String>();
        var room = MOST_FIRING
                - told.values().stream()
                        .filter(each -> each.notice().isFiring())
                        .count();
        for (var notice : present.alerts()) {
            keys.add(notice.key());
            var known = told.get(notice.key());
            if (known != null && known.notice().isFiring()) {
                var isLate = notice.startedAt().isBefore(known.notice().startedAt()) && !isSettled(present, known, now);
                var next = isWanted.test(notice)
                        ? next(notice, known, isLate, repeatAfter, isMuted, now)
                        : unwanted(known, isLate, now);
                if (next != null) {
                    due.add(next);
                }
            } else if (room > 0 && isWanted.test(notice) && begins(notice, known, present, now)) {
                due.add(notice);
                room--;
            }
        }
        if (present.isComplete()) {
            due.addAll(gone(told, keys, now));
        }
        return due;
    }

    private static boolean begins(AlertNotice notice, @Nullable ToldAlert known, AlertSnapshot present, Instant now) {
        return notice.isFiring()
                && (known == null
                        || notice.startedAt().isAfter(known.notice().startedAt())
                        || isSettled(present, known, now));
    }

    /** What follows a told beginning of an alert that is for the receiver. */
    private static @Nullable AlertNotice next(
            AlertNotice notice,
            ToldAlert known,
            boolean isLate,
            @Nullable Duration repeatAfter,
            Predicate<AlertNotice> isMuted,
            Instant now) {
        var told = known.notice();
        if (!notice.isFiring()) {
            return isLate ? null : told.as(notice);
        }
        if (notice.startedAt().isAfter(told.startedAt())) {
            return told.resolved(notice.startedAt(), "The alert ended, and began again.");
        }
        var isRepeated = repeatAfter != null && !known.at().plus(repeatAfter).isAfter(now) && !isMuted.test(notice);
        return isRepeated ? told.as(notice) : null;
    }

    /** Without the present words, which may be another team's. */
    private static @Nullable AlertNotice unwanted(ToldAlert known, boolean isLate, Instant now) {
        return isLate ? null : known.notice().resolved(now, NOT_FOR_IT);
    }

    private static boolean isSettled(AlertSnapshot present, ToldAlert known, Instant now) {
        return present.isComplete() && known.at().plus(SETTLED_AFTER).isBefore(now);
    }

    private static List<AlertNotice> gone(Map<String, ToldAlert> told, Set<String> present, Instant now) {
        return told.values().stream()
                .filter(each -> each.notice().isFiring()
                        && !present.contains(each.notice().key())
                        && each.at().plus(SETTLED_AFTER).isBefore(now))
                .map(each -> each.notice().resolved(now, "The alert no longer applies."))
                .toList();
    }
}
