package dev.backsource.config.api.restores;

import java.util.List;

/**
 * The number of results of each outcome.
 *
 * @param losingTls of the restored domains, those whose back-to-origin requests of HTTPS clients lose TLS to the origin
 */
public record RestoreTotals(
        int restored, int broughtBack, int unchanged, int left, int removed, int refused, int failed, int losingTls) {

    static RestoreTotals of(List<RestoreResult> results) {
        return new RestoreTotals(
                count(results, RestoreOutcome.RESTORED),
                count(results, RestoreOutcome.BROUGHT_BACK),
                count(results, RestoreOutcome.UNCHANGED),
                count(results, RestoreOutcome.LEFT),
                count(results, RestoreOutcome.REMOVED),
                count(results, RestoreOutcome.REFUSED),
                count(results, RestoreOutcome.FAILED),
                (int) results.stream()
                        .filter(RestoreResult::losesTlsToTheOrigin)
                        .count());
    }

    private static int count(List<RestoreResult> results, RestoreOutcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
