package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.rules.syntax.HttpDates;
import org.jspecify.annotations.Nullable;

/**
 * The freshness lifetime of a response and its age on arrival (RFC 9111 §4.2). Invalid information makes a response
 * stale, never fresh.
 */
public final class Freshness {
    private static final long DAY = 86_400;

    /** The last Date that any thread read: responses generated within one second share it. Other dates are not kept. */
    private static Reading lastDate = new Reading("", HttpDates.ABSENT);

    private Freshness() {}

    /** Immutable, so that every thread sees a complete reading. */
    private record Reading(String value, long milliseconds) {}

    /**
     * The freshness lifetime in seconds, counted from the generation of the response (RFC 9111 §4.2.1): by s-maxage,
     * max-age or Expires; without these, a tenth of the time since its last modification, at most a day (§4.2.2). Never
     * negative.
     *
     * @param responseTimeMs when the response arrived, in milliseconds since the epoch; used when Date is missing
     */
    public static long lifetimeSeconds(ResponseDirectives said, int status, Fields response, long responseTimeMs) {
        if (said.sMaxAge() != DeltaSeconds.ABSENT) {
            return said.sMaxAge();
        }
        if (said.maxAge() != DeltaSeconds.ABSENT) {
            return said.maxAge();
        }
        var date = dateMs(response, responseTimeMs);
        if (!said.targeted() && response.has("expires")) {
            return untilExpiry(response, date);
        }
        return said.isPublic() || Statuses.isHeuristicallyCacheable(status) ? heuristic(response, date) : 0;
    }

    /**
     * The age in seconds when the response arrived: corrected_initial_age of RFC 9111 §4.2.3.
     *
     * @param requestTimeMs when the request for it was sent, in milliseconds since the epoch
     * @param responseTimeMs when its head arrived
     */
    public static long initialAgeSeconds(Fields response, long requestTimeMs, long responseTimeMs) {
        var apparent = Math.max(0, responseTimeMs - dateMs(response, responseTimeMs));
        var delay = Math.max(0, responseTimeMs - requestTimeMs);
        return Math.max(apparent, 1000 * age(response) + delay) / 1000;
    }

    /**
     * When the response was generated, in milliseconds since the epoch: by Date, or when it arrived if Date is missing
     * or invalid.
     */
    public static long dateMs(Fields response, long responseTimeMs) {
        var date = date(response.first("date"));
        return date == HttpDates.ABSENT ? responseTimeMs : date;
    }

    private static long date(@Nullable String value) {
        var known = lastDate;
        if (known.value().equals(value)) {
            return known.milliseconds();
        }
        var read = HttpDates.parse(value);
        if (value != null && read != HttpDates.ABSENT) {
            lastDate = new Reading(value, read);
        }
        return read;
    }

    /** Different dates, or an invalid one, count as a date in the past (RFC 9111 §5.3). */
    private static long untilExpiry(Fields response, long date) {
        var values = response.all("expires");
        var expires = HttpDates.parse(response.first("expires"));
        if (expires == HttpDates.ABSENT || values.stream().distinct().count() > 1) {
            return 0;
        }
        return within(expires - date, DeltaSeconds.MAX);
    }

    private static long heuristic(Fields response, long date) {
        var modified = HttpDates.parse(response.first("last-modified"));
        return modified == HttpDates.ABSENT ? 0 : within((date - modified) / 10, DAY);
    }

    private static long within(long milliseconds, long mostSeconds) {
        return Math.min(mostSeconds, Math.max(0, milliseconds / 1000));
    }

    /** The first of several values; an invalid one is ignored (RFC 9111 §5.1). */
    private static long age(Fields response) {
        var value = response.first("age");
        if (value == null) {
            return 0;
        }
        var comma = value.indexOf(',');
        return Math.max(0, DeltaSeconds.parse((comma < 0 ? value : value.substring(0, comma)).trim()));
    }
}
