package dev.backsource.config.api.batches;

import dev.backsource.config.api.answers.DryRun;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The totals of a batch that is tried out. Items are tried one by one, each without the effects of the others.
 *
 * @param summary in one line
 * @param changed the number of domains that would change, new ones included
 * @param refused the number of items that would be refused
 * @param failing the number of findings of pre-flights by which requests would fail
 * @param losingTls the domains whose back-to-origin requests of HTTPS clients would lose TLS to the origin
 * @param cachesUnusable the number of domains whose stored responses would all be unusable
 */
public record BatchTotals(
        String summary, int changed, int refused, int failing, List<DomainName> losingTls, int cachesUnusable) {
    static BatchTotals of(List<BatchResult> results) {
        var tried = results.stream()
                .map(BatchResult::dryRun)
                .filter(Objects::nonNull)
                .toList();
        var changed = (int)
                tried.stream().filter(effect -> !effect.changes().isEmpty()).count();
        var refused = (int)
                results.stream().filter(result -> result.problem() != null).count();
        var failing = tried.stream().mapToInt(DryRun::failing).sum();
        var losingTls = results.stream()
                .filter(result -> result.dryRun() != null && result.dryRun().losesTls())
                .map(BatchResult::domain)
                .toList();
        var cachesUnusable = (int) tried.stream().filter(DryRun::cacheUnusable).count();
        return new BatchTotals(
                summary(changed, refused, failing, losingTls.size()),
                changed,
                refused,
                failing,
                losingTls,
                cachesUnusable);
    }

    private static String summary(int changed, int refused, int failing, int losingTls) {
        var parts = new ArrayList<String>();
        parts.add(changed + (changed == 1 ? " domain changes" : " domains change"));
        if (refused > 0) {
            parts.add(refused + " refused");
        }
        if (failing > 0) {
            parts.add(failing + (failing == 1 ? " port or gate fails" : " ports or gates fail"));
        }
        if (losingTls > 0) {
            parts.add(losingTls + (losingTls == 1 ? " domain loses" : " domains lose") + " TLS to the origin");
        }
        return String.join(", ", parts);
    }
}
