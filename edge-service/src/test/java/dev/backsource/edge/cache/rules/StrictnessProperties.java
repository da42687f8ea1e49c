package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.Storability.Verdict;
import dev.backsource.edge.cache.rules.syntax.DeltaSeconds;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One more restriction never lets a cache do more. */
class StrictnessProperties {
    @Property
    void shouldNotReuseMoreWhenTheOriginRestrictsMore(
            @ForAll("said") List<String> said,
            @ForAll("restrictions") String more,
            @ForAll("asked") List<String> asked,
            @ForAll("ages") long age) {
        // Given
        var request = request(asked);

        // When
        var verdict = Reuse.of(stored(with(said, more)), age, request);

        // Then
        assertNoMore(isReused(verdict), isReused(Reuse.of(stored(said), age, request)));
        assertNoMore(
                Reuse.staleIfError(stored(with(said, more)), age, request),
                Reuse.staleIfError(stored(said), age, request));
    }

    @Property
    void shouldNotReuseMoreWhenTheClientRestrictsMore(
            @ForAll("said") List<String> said,
            @ForAll("asked") List<String> asked,
            @ForAll("demands") String more,
            @ForAll("ages") long age) {
        // Given
        var stored = stored(said);

        // When
        var verdict = Reuse.of(stored, age, request(with(asked, more)));

        // Then
        assertNoMore(isReused(verdict), isReused(Reuse.of(stored, age, request(asked))));
    }

    @Property
    void shouldNotReuseMoreWhenOlder(
            @ForAll("said") List<String> said,
            @ForAll("asked") List<String> asked,
            @ForAll("ages") long age,
            @ForAll("ages") long more) {
        // Given
        var stored = stored(said);
        var request = request(asked);

        // When
        var verdict = Reuse.of(stored, age + more, request);

        // Then
        assertNoMore(isReused(verdict), isReused(Reuse.of(stored, age, request)));
    }

    @Property
    void shouldNotStoreMoreWhenTheOriginRestrictsMore(
            @ForAll("said") List<String> said, @ForAll("secrets") String more, @ForAll("statuses") int status) {
        // When
        var verdict = storability(with(said, more), status);

        // Then
        assertNoMore(verdict == Verdict.STORABLE, storability(said, status) == Verdict.STORABLE);
    }

    @Property
    void shouldKeepTheLifetimeWithinItsLimits(@ForAll("said") List<String> said, @ForAll("statuses") int status) {
        // Given
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
                "GET", Lines.of(), RequestDirectives.NONE, status, response, ResponseDirectives.of(response));
    }

    private static RequestDirectives request(List<String> asked) {
        return RequestDirectives.of(Lines.of("Cache-Control: " + String.join(", ", asked)));
    }

    /** Always with max-age, lest one more replaces what is guessed. */
    private static Lines response(List<String> said) {
        return Lines.of("ETag: \"a\"", "Cache-Control: max-age=50, " + String.join(", ", said));
    }

    private static List<String> with(List<String> directives, String more) {
        var all = new ArrayList<>(directives);
        all.add(directives.size() / 2, more);
        return all;
    }

    @Provide
    Arbitrary<List<String>> said() {
        return Arbitraries.oneOf(
                        restrictions(),
                        Arbitraries.of("public", "foo", "s-maxage=20", "s-maxage=80", "stale-while-revalidate=30"),
                        Arbitraries.of("stale-if-error=30", "no-cache=\"x\"", "private=\"x\"", "must-understand"))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> restrictions() {
        return Arbitraries.of(
                "no-cache", "no-cache=", "must-revalidate", "proxy-revalidate", "max-age=0", "max-age=40", "max-age=x");
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.of("private", "PRIVATE", "private=", "private=\"a b\"", "no-store", "no-store=x");
    }

    @Provide
    Arbitrary<List<String>> asked() {
        return Arbitraries.oneOf(demands(), Arbitraries.of("max-stale", "max-stale=20", "stale-if-error=20", "foo"))
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> demands() {
        return Arbitraries.of(
                "no-cache", "max-age=0", "max-age=30", "max-age=x", "min-fresh=0", "min-fresh=20", "min-fresh");
    }

    @Provide
    Arbitrary<Long> ages() {
        return Arbitraries.longs().between(0, 120);
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.integers().between(100, 699);
    }
}
