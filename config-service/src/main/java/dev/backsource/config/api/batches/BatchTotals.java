package dev.backsource.config.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.api.answers.DryRun;
import dev.backsource.config.api.answers.MovedRequests;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a batch that is tried out. Items are tried one by one, each without the effects of the others.
 *
 * @param summary in one line
 * @param changed the number of domains that would change, new ones included
 * @param refused the number of items that would be refused
 * @param failing the number of findings of pre-flights by which requests would fail; absent where no port was probed
 * @param unchecked the number of domains to whose origins edges would connect otherwise, and it is not fully known whether that works
 * @param losingTls the domains whose back-to-origin requests of HTTPS clients would lose TLS to the origin
 * @param cachesUnusable the number of domains whose stored responses would not all be usable
 * @param requestsFromCache of these domains, the requests of the last hour that were served without one to an origin; absent when that is known of none
 * @param requestsMoved the requests of the last hour that would have another scheme or port at the origins; absent when that is known of no domain
 * @param requestsUndecided further requests of the last hour whose targets would depend on their paths; absent likewise
 * @param movedUnknown the number of domains of which more requests than are known may move
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchTotals(
        String summary,
        int changed,
        int refused,
        @Nullable Integer failing,
        int unchecked,
        List<DomainName> losingTls,
        int cachesUnusable,
        @Nullable Long requestsFromCache,
        @Nullable Long requestsMoved,
        @Nullable Long requestsUndecided,
        int movedUnknown) {
    private static final long MILLION = 1_000_000;

    static BatchTotals of(List<BatchResult> results) {
        var tried = results.stream()
                .map(BatchResult::dryRun)
                .filter(Objects::nonNull)
                .toList();
        var changed = (int)
                tried.stream().filter(effect -> !effect.changes().isEmpty()).count();
        var refused = (int)
                results.stream().filter(result -> result.problem() != null).count();
        var failing = tried.stream()
                .map(DryRun::failing)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
        var unchecked = (int) tried.stream().filter(DryRun::unchecked).count();
        var losingTls = results.stream()
                .filter(result -> result.dryRun() != null && result.dryRun().losesTls())
                .map(BatchResult::domain)
                .toList();
        var cachesUnusable = (int) tried.stream().filter(DryRun::cacheUnusable).count();
        var hours =
                tried.stream().map(DryRun::lastHour).filter(Objects::nonNull).toList();
        var moved = sum(hours.stream().map(MovedRequests::moved));
        var undecided = sum(hours.stream().map(MovedRequests::undecided));
        var movedUnknown =
                (int) hours.stream().filter(MovedRequests::mayMoveMore).count();
        var fromCache = sum(tried.stream()
                .filter(DryRun::cacheUnusable)
                .map(DryRun::lastHour)
                .filter(Objects::nonNull)
                .map(MovedRequests::fromCache));
        var summary = new ArrayList<>(summary(changed, refused, failing, unchecked, losingTls.size()));
        if (cachesUnusable > 0) {
            summary.add("stored responses of " + domains(cachesUnusable) + " unusable");
        }
        if (moved != null || movedUnknown > 0) {
            summary.add(moving(moved, undecided == null ? 0 : undecided, movedUnknown));
        }
        return new BatchTotals(
                String.join(", ", summary),
                changed,
                refused,
                failing,
                unchecked,
                losingTls,
                cachesUnusable,
                fromCache,
                moved,
                undecided,
                movedUnknown);
    }

    /** Null when none is known. */
    private static @Nullable Long sum(Stream<@Nullable Long> counts) {
        return counts.filter(Objects::nonNull).reduce(Long::sum).orElse(null);
    }

    private static String moving(@Nullable Long moved, long undecided, int unknown) {
        var of = " of the last hour ";
        if (moved == null) {
            return "unknown for " + domains(unknown) + " how many requests" + of + "move";
        }
        var moves = number(moved) + (moved == 1 ? " request" + of + "moves" : " requests" + of + "move");
        var certain = unknown == 0 ? moves : "at least " + moves + " (not fully known for " + domains(unknown) + ")";
        return undecided == 0 ? certain : certain + ", " + number(undecided) + " more may, depending on their path";
    }

    private static String domains(int count) {
        return count + (count == 1 ? " domain" : " domains");
    }

    private static String number(long requests) {
        return requests < MILLION
                ? String.format(Locale.ROOT, "%,d", requests)
                : String.format(Locale.ROOT, "%,.1f million", requests / (double) MILLION);
    }

    private static List<String> summary(
            int changed, int refused, @Nullable Integer failing, int unchecked, int losingTls) {
        var parts = new ArrayList<String>();
        parts.add(changed + (changed == 1 ? " domain changes" : " domains change"));
        if (refused > 0) {
            parts.add(refused + " refused");
        }
        if (failing != null && failing > 0) {
            parts.add(failing + (failing == 1 ? " port or gate fails" : " ports or gates fail"));
        }
        if (unchecked > 0) {
            parts.add(domains(unchecked) + " not fully checked");
        }
        if (losingTls > 0) {
            parts.add(losingTls + (losingTls == 1 ? " domain loses" : " domains lose") + " TLS to the origin");
        }
        return parts;
    }
}
