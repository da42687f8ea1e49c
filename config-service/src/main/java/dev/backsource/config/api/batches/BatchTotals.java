package dev.backsource.config.api.batches;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.api.answers.DryRun;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * @param cachesUnusable the number of domains whose stored responses would all be unusable
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchTotals(
        String summary,
        int changed,
        int refused,
        @Nullable Integer failing,
        int unchecked,
        List<DomainName> losingTls,
        int cachesUnusable) {
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
        return new BatchTotals(
                summary(changed, refused, failing, unchecked, losingTls.size()),
                changed,
                refused,
                failing,
                unchecked,
                losingTls,
                cachesUnusable);
    }

    private static String summary(int changed, int refused, @Nullable Integer failing, int unchecked, int losingTls) {
        var parts = new ArrayList<String>();
        parts.add(changed + (changed == 1 ? " domain changes" : " domains change"));
        if (refused > 0) {
            parts.add(refused + " refused");
        }
        if (failing != null && failing > 0) {
            parts.add(failing + (failing == 1 ? " port or gate fails" : " ports or gates fail"));
        }
        if (unchecked > 0) {
            parts.add(unchecked + (unchecked == 1 ? " domain" : " domains") + " not fully checked");
        }
        if (losingTls > 0) {
            parts.add(losingTls + (losingTls == 1 ? " domain loses" : " domains lose") + " TLS to the origin");
        }
        return String.join(", ", parts);
    }
}
