package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backsource.edge.cache.rules.syntax.HttpDates;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the fields, the rules have an answer. */
class MalformedFieldsProperties {
    private static final List<String> NAMES = List.of(
            "cache-control",
            "cdn-cache-control",
            "pragma",
            "expires",
            "date",
            "age",
            "last-modified",
            "etag",
            "vary",
            "location",
            "content-location",
            "if-none-match",
            "if-modified-since",
            "if-range",
            "accept-encoding",
            "set-cookie");

    @Property
    void shouldNeverThrow(@ForAll("messages") Lines request, @ForAll("messages") Lines response) {
        // When, Then
        assertThatCode(() -> decideAll(request, response)).doesNotThrowAnyException();
    }

    private static void decideAll(Lines request, Lines response) {
        var asked = RequestDirectives.of(request);
        var said = ResponseDirectives.of(response);
        var stored = StoredFreshness.of(Freshness.lifetimeSeconds(said, 200, response, 0), said);
        var validators = Validation.of(response);
        Storability.of("GET", request, asked, 200, response, said);
        Reuse.of(stored, Freshness.initialAgeSeconds(response, 0, 0), asked);
        Reuse.staleIfError(stored, 0, asked);
        Vary.of(response).secondaryKey(request);
        Validation.selects(request, validators);
        Preconditions.of(request, validators, 0);
        Preconditions.ifRangeMatches(request, validators, 0);
        Invalidation.targets("example.com", "/a", response);
        CacheStatus.fwd(CacheStatus.Reason.MISS).format(String.join("", response.all("etag")));
    }

    @Property
    void shouldNeverThrowForARange(@ForAll("values") String range, @ForAll("lengths") long length) {
        // When, Then
        assertThatCode(() -> ByteRanges.parse("bytes=" + range, length)).doesNotThrowAnyException();
    }

    @Property
    void shouldReadDatesAsWritten(@ForAll("instants") long epochMs) {
        // When
        var read = HttpDates.parse(HttpDates.format(epochMs));

        // Then
        assertThat(read).isEqualTo(Math.floorDiv(epochMs, 1000) * 1000);
    }

    @Provide
    Arbitrary<Lines> messages() {
        return Arbitraries.of(NAMES)
                .flatMap(name -> values().map(value -> new Lines.Line(name, value)))
                .list()
                .ofMaxSize(12)
                .map(Lines::new);
    }

    /** Pieces of what is valid, in any order, among any characters. */
    @Provide
    Arbitrary<String> values() {
        var pieces = Arbitraries.of(
                "max-age",
                "no-cache",
                "private",
                "=",
                "60",
                ",",
                ";",
                "\"",
                "\\",
                " ",
                "-",
                "W/",
                "*",
                "(",
                ")",
                "?1",
                ":",
                "@",
                "%\"",
                "/",
                "//",
                "http://",
                "..",
                "#",
                "?",
                "99999999999999999999",
                "GMT",
                "Sun, 06 Nov 1994",
                " 08:49:37");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Long> lengths() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE);
    }

    /** Of the years from 0 to 9999, which the form can hold. */
    @Provide
    Arbitrary<Long> instants() {
        return Arbitraries.longs().between(-62_167_219_200_000L, 253_402_300_799_999L);
    }
}
