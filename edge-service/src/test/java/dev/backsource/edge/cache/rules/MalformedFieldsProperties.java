package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backsource.edge.cache.rules.ranges.ByteRanges;
import dev.backsource.edge.cache.rules.syntax.HttpDates;
import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.testing.DateField;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.List;

/** The rules decide for any contents of the fields. */
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

    @Samples
    void shouldNeverThrow(Sample sample) {
        // Given
        var request = message(sample);
        var response = message(sample);

        // When, Then
        assertThatCode(() -> decideAll(request, response)).doesNotThrowAnyException();
    }

    private static void decideAll(Lines request, Lines response) {
        var asked = RequestDirectives.of(request);
        var said = ResponseDirectives.of(response);
        var stored = StoredFreshness.of(Freshness.lifetimeSeconds(said, 200, response, 0), said);
        var validators = Validation.of(response);
        Storability.of("GET", request, asked, 200, response, said, Storability.Choices.COOKIES);
        Reuse.of(stored, Freshness.initialAgeSeconds(response, 0, 0), asked);
        Reuse.staleIfError(stored, 0, asked, 0);
        Vary.of(response).secondaryKey(request);
        Validation.selects(request, validators);
        Preconditions.of(request, validators, 0);
        Preconditions.ifRangeMatches(request, validators, 0);
        Invalidation.targets("example.com", "/a", response);
        CacheStatus.fwd(CacheStatus.Reason.MISS).format(String.join("", response.all("etag")));
    }

    @Samples
    void shouldNeverThrowForARange(Sample sample) {
        // Given
        var range = value(sample);
        var length = sample.between(0, Long.MAX_VALUE);

        // When, Then
        assertThatCode(() -> ByteRanges.parse("bytes=" + range, length)).doesNotThrowAnyException();
    }

    /** Of the years from 0 to 9999, which the form can hold. */
    @Samples
    void shouldReadDatesAsWritten(Sample sample) {
        // Given
        var epochMs = sample.between(-62_167_219_200_000L, 253_402_300_799_999L);

        // When
        var read = HttpDates.parse(DateField.of(epochMs));

        // Then
        assertThat(read).isEqualTo(Math.floorDiv(epochMs, 1000) * 1000);
    }

    private static Lines message(Sample sample) {
        return new Lines(sample.list(0, 12, () -> new Lines.Line(sample.of(NAMES), value(sample))));
    }

    /** Pieces of valid values, in any order, among any characters. */
    private static String value(Sample sample) {
        return String.join("", sample.list(0, 10, () -> sample.oneOf(() -> piece(sample), () -> sample.text(3))));
    }

    private static String piece(Sample sample) {
        return sample.of(
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
    }
}
