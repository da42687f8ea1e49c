package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.finding.Gate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One domain's requests at one edge: totals since {@code since}, so that a lost report loses no count. An edge that has stopped counting a domain
 * begins again at 0, with another {@code since}.
 *
 * @param domain its name, wildcards as {@code *.example.com}
 * @param requests all answered requests, refused and failed ones included
 * @param hits those of them served without a request to an origin
 * @param misses those served by an origin with a response that might have been stored, validations of a stored response among them
 * @param clientErrors responses of the status 400 to 499
 * @param serverErrors responses of the status 500 to 599
 * @param originErrors responses that failed because of an origin, by the {@link Gate} at which its last attempt failed, or {@link #OTHER};
 *     a gate at which none failed may be absent
 * @param firstByte the number of responses by the time to their first byte, by {@linkplain DurationBuckets bucket}; empty buckets at the end may be
 *     absent
 * @param whole likewise by the time to their end
 * @param byClass requests and hits by what the policy decides by; null in a report of an earlier version, which doesn't tell
 */
public record DomainTotals(
        String domain,
        Instant since,
        long requests,
        long hits,
        long misses,
        long clientErrors,
        long serverErrors,
        Map<String, Long> originErrors,
        List<Long> firstByte,
        List<Long> whole,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClassTotals byClass) {
    /** Failures at no gate, such as those at a limit of the edge. */
    public static final String OTHER = "other";

    public DomainTotals {
        DomainName.parse(domain);
        InvalidValueException.require(since, "since");
        originErrors = Map.copyOf(originErrors);
        firstByte = List.copyOf(firstByte);
        whole = List.copyOf(whole);
        requireBuckets(firstByte, "firstByte");
        requireBuckets(whole, "whole");
        if (originErrors.size() > EdgeCounters.MAX_KINDS) {
            throw new InvalidValueException("originErrors has more than " + EdgeCounters.MAX_KINDS + " gates");
        }
    }

    /** Null for an entry that can't be read, which leaves the others of its report usable. */
    static @Nullable DomainTotals readOrSkip(JsonNode entry) {
        try {
            return new DomainTotals(
                    DomainName.parse(entry.path("domain").asText()).value(),
                    Instant.parse(entry.path("since").asText()),
                    count(entry, "requests"),
                    count(entry, "hits"),
                    count(entry, "misses"),
                    count(entry, "clientErrors"),
                    count(entry, "serverErrors"),
                    counts(entry.path("originErrors")),
                    buckets(entry.path("firstByte")),
                    buckets(entry.path("whole")),
                    byClass(entry.path("byClass")));
        } catch (InvalidValueException | DateTimeException e) {
            return null;
        }
    }

    /** Classes that can't be read leave the other totals usable. */
    private static @Nullable ClassTotals byClass(JsonNode byClass) {
        try {
            return byClass.isObject()
                    ? new ClassTotals(counts(byClass.path("requests")), counts(byClass.path("hits")))
                    : null;
        } catch (InvalidValueException e) {
            return null;
        }
    }

    private static Map<String, Long> counts(JsonNode byName) {
        var counts = new HashMap<String, Long>();
        byName.fieldNames().forEachRemaining(name -> counts.put(name, count(byName, name)));
        return counts;
    }

    private static List<Long> buckets(JsonNode counts) {
        var buckets = new ArrayList<Long>();
        counts.forEach(count -> buckets.add(count(count)));
        return buckets;
    }

    private static long count(JsonNode of, String field) {
        var count = of.path(field);
        return count.isMissingNode() ? 0 : count(count);
    }

    private static long count(JsonNode count) {
        if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            throw new InvalidValueException("a count isn't a whole number from 0 on");
        }
        return count.longValue();
    }

    private static void requireBuckets(List<Long> counts, String field) {
        if (counts.size() > DurationBuckets.COUNT) {
            throw new InvalidValueException(field + " has more than " + DurationBuckets.COUNT + " buckets");
        }
    }
}
