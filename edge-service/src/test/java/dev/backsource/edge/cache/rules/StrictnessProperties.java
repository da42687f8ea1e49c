package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.ArrayList;
import java.util.List;

/** A further restriction never permits a cache more. */
class StrictnessProperties {
    @Samples
    void shouldNotReuseMoreWhenTheOriginRestrictsMore(Sample sample) {
        // Given
        var said = said(sample);
        var more = restriction(sample);
        var asked = asked(sample);
        var age = age(sample);
        var request = request(asked);

        // When
        var verdict = Reuse.of(stored(with(said, more)), age, request);

        // Then
        assertNoMore(isReused(verdict), isReused(Reuse.of(stored(said), age, request)));
        assertNoMore(
                Reuse.staleIfError(stored(with(said, more)), age, request, 0),
                Reuse.staleIfError(stored(said), age, request, 0));
    }

    @Samples
    void shouldNotReuseMoreWhenTheClientRestrictsMore(Sample sample) {
        // Given
        var said = said(sample);
        var asked = asked(sample);
        var more = demand(sample);
        var age = age(sample);
        var stored = stored(said);

        // When
        var verdict = Reuse.of(stored, age, request(with(asked, more)));

        // Then
        assertNoMore(isReused(verdict), isReused(Reuse.of(stored, age, request(asked))));
    }

    @Samples
    void shouldNotReuseMoreWhenOlder(Sample sample) {
        // Given
        var said = said(sample);
        var asked = asked(sample);
        var age = age(sample);
        var more = age(sample);
        var stored = stored(said);
        var request = request(asked);

        // When
        var verdict = Reuse.of(stored, age + more, request);

        // Then
        assertNoMore(isReused(verdict), isReused(Reuse.of(stored, age, request)));
    }

    @Samples
    void shouldNotStoreMoreWhenTheOriginRestrictsMore(Sample sample) {
        // Given
        var said = said(sample);
        var more = secret(sample);
        var status = status(sample);

        // When
        var verdict = storability(with(said, more), status);

        // Then
        assertNoMore(verdict == Verdict.STORABLE, storability(said, status) == Verdict.STORABLE);
    }

    @Samples
    void shouldKeepTheLifetimeWithinItsLimits(Sample sample) {
        // Given
        var said = said(sample);
        var status = status(sample);
        var response = response(said);

        // When
        var lifetime = Freshness.lifetimeSeconds(ResponseDirectives.of(response), status, response, 0);

        // Then
        assertThat(lifetime).isBetween(0L, DeltaSeconds.MAX);
    }

    private static void assertNoMore(boolean allowed, boolean allowedBefore) {
        assertThat(allowedBefore || !allowed).isTrue();
    }

    private static boolean isReused(Reuse.Verdict verdict) {
        return verdict != Reuse.Verdict.VALIDATE;
    }

    private static StoredFreshness stored(List<String> said) {
        var response = response(said);
        var directives = ResponseDirectives.of(response);
        return StoredFreshness.of(Freshness.lifetimeSeconds(directives, 200, response, 0), directives);
    }

    private static Verdict storability(List<String> said, int status) {
        var response = response(said);
        return Storability.of(
                "GET",
                Lines.of(),
                RequestDirectives.NONE,
                status,
                response,
                ResponseDirectives.of(response),
                Storability.Choices.COOKIES);
    }

    private static RequestDirectives request(List<String> asked) {
        return RequestDirectives.of(Lines.of("Cache-Control: " + String.join(", ", asked)));
    }

    /** A response that always has max-age, lest a further restriction replaces the heuristic freshness. */
    private static Lines response(List<String> said) {
        return Lines.of("ETag: \"a\"", "Cache-Control: max-age=50, " + String.join(", ", said));
    }

    private static List<String> with(List<String> directives, String more) {
        var all = new ArrayList<>(directives);
        all.add(directives.size() / 2, more);
        return all;
    }

    private static List<String> said(Sample sample) {
        return sample.list(
                0,
                4,
                () -> sample.oneOf(
                        () -> restriction(sample),
                        () -> sample.of("public", "foo", "s-maxage=20", "s-maxage=80", "stale-while-revalidate=30"),
                        () -> sample.of("stale-if-error=30", "no-cache=\"x\"", "private=\"x\"", "must-understand")));
    }

    private static String restriction(Sample sample) {
        return sample.of(
                "no-cache", "no-cache=", "must-revalidate", "proxy-revalidate", "max-age=0", "max-age=40", "max-age=x");
    }

    private static String secret(Sample sample) {
        return sample.of("private", "PRIVATE", "private=", "private=\"a b\"", "no-store", "no-store=x");
    }

    private static List<String> asked(Sample sample) {
        return sample.list(
                0,
                4,
                () -> sample.oneOf(
                        () -> demand(sample),
                        () -> sample.of("max-stale", "max-stale=20", "stale-if-error=20", "foo")));
    }

    private static String demand(Sample sample) {
        return sample.of(
                "no-cache", "max-age=0", "max-age=30", "max-age=x", "min-fresh=0", "min-fresh=20", "min-fresh");
    }

    private static long age(Sample sample) {
        return sample.between(0, 120);
    }

    private static int status(Sample sample) {
        return sample.between(100, 699);
    }
}
