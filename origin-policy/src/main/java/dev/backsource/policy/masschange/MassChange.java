package dev.backsource.policy.masschange;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.origin.RequestWays;
import java.time.Duration;

/**
 * A mass change: the removal or rerouting of more domains within {@link #WINDOW} than {@link #limit}. Whoever makes one confirms the number of domains,
 * and the events carry that number as their mark. Edges hold a mass change without marks.
 */
public final class MassChange {
    /** The time within which domains are counted, by the times of their events. */
    public static final Duration WINDOW = Duration.ofSeconds(60);

    /** The largest number that can be confirmed. */
    public static final long MAX_CONFIRMED = 10_000_000;

    private static final long LEAST = 20;
    private static final long PARTS = 10;

    private MassChange() {}

    /**
     * The number of domains that may be removed or rerouted within {@link #WINDOW} without a confirmation: a tenth of all, and at least 20.
     *
     * @param domains the number of all domains
     */
    public static long limit(long domains) {
        return Math.max(LEAST, domains / PARTS);
    }

    /**
     * Whether a change can send requests of the domain another way, or nowhere: it changes its origins or their shares of the requests, the terms of
     * requests to them, their scheme or port, or the rules that tell static from dynamic content, or it stops the domain. Starting a stopped domain
     * reroutes nothing.
     */
    public static boolean reroutes(Domain before, Domain after) {
        return !RequestWays.areAlike(before, after)
                || !before.get(Part.DYNAMIC_ACCELERATION).equals(after.get(Part.DYNAMIC_ACCELERATION))
                || (before.get(Part.SERVING).enabled()
                        && !after.get(Part.SERVING).enabled())
                || sharesDiffer(before, after);
    }

    /**
     * Returns {@code domains} when it can be confirmed.
     *
     * @param name what carries the number, for the message
     * @throws InvalidValueException when it isn't from 1 to {@link #MAX_CONFIRMED}
     */
    public static long requireConfirmable(long domains, String name) {
        if (domains < 1 || domains > MAX_CONFIRMED) {
            throw new InvalidValueException(name, name + " must be from 1 to " + MAX_CONFIRMED);
        }
        return domains;
    }

    /** The origins are as many, in the same order, since the requests to them are alike. */
    private static boolean sharesDiffer(Domain before, Domain after) {
        var was = before.origins();
        var is = after.origins();
        for (var i = 0; i < was.size(); i++) {
            if (was.get(i).weight() != is.get(i).weight()
                    || was.get(i).priority() != is.get(i).priority()) {
                return true;
            }
        }
        return false;
    }
}
