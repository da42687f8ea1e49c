package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.syntax.HttpDates;
import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.DateField;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time for which a stored response is fresh (RFC 9111 §4.2), seen by the origin's requests. */
class FreshnessIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String ago(long seconds) {
        return DateField.of(Instant.now().minusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: max-age=60 | true",
                "Cache-Control: s-maxage=60, max-age=0 | true",
                "Cache-Control: s-maxage=0, max-age=60 | false",
                "Cache-Control: max-age=60, max-age=0 | false",
                "Cache-Control: max-age=x | false",
                "Cache-Control: max-age=600;;Age: 540 | true",
                "Cache-Control: max-age=600;;Age: 600 | false",
                "Cache-Control: max-age=60;;Date: 3600 | false",
                "Cache-Control: max-age=60;;Age: nonsense | true",
                "Expires: -60 | true",
                "Expires: 60 | false",
                "Expires: 0;;Cache-Control: max-age=60 | true",
                "Expires: nonsense | false",
                "Last-Modified: 86400 | true",
                "Last-Modified: 0 | false",
                "X-Nothing: said | false",
                "CDN-Cache-Control: max-age=60;;Cache-Control: no-store | true",
                "CDN-Cache-Control: no-store;;Cache-Control: max-age=60 | false",
                "CDN-Cache-Control: max-age=0;;Cache-Control: max-age=60;;Expires: -60 | false",
                "CDN-Cache-Control: not a dictionary (;;Cache-Control: max-age=60 | true",
                "Pragma: no-cache;;Expires: -60 | false",
                "Pragma: no-cache;;Cache-Control: max-age=60 | true"
            })
    void shouldAnswerFromTheStoreWhileFreshOnly(String fields, boolean fresh) {
        // Given
        given(lines(fields));
        site.get();

        // When
        site.get();

        // Then
        assertThat(site.asked()).isEqualTo(fresh ? 1 : 2);
    }

    /** Numbers in date fields are seconds before now. */
    private static String[] lines(String text) {
        return Stream.of(text.split(";;"))
                .flatMap(line -> Stream.of(line.split(": ", 2)))
                .reduce(new ArrayList<String>(), (all, part) -> add(all, part), (one, other) -> one)
                .toArray(String[]::new);
    }

    private static ArrayList<String> add(ArrayList<String> all, String part) {
        var isDate = all.size() % 2 == 1 && all.get(all.size() - 1).matches("Expires|Date|Last-Modified");
        all.add(isDate && part.matches("-?[0-9]+") ? ago(Long.parseLong(part)) : part);
        return all;
    }

    @Test
    void shouldAddToTheAgeThatTheResponseCameWith() {
        // Given
        given("Cache-Control", "max-age=1000", "Age", "500");
        var first = site.get();

        // When
        var second = site.get();

        // Then
        assertThat(Integer.parseInt(first.header("age"))).isBetween(500, 530);
        assertThat(Integer.parseInt(second.header("age"))).isBetween(500, 530);
        assertThat(second.headers().getAll("age")).hasSize(1);
        assertThat(second.header("cache-status")).matches("edge-1; hit; ttl=4[0-9]{2}|edge-1; hit; ttl=500");
    }

    @Test
    void shouldNotSayAnAgeOfWhatTheOriginMadeForThisRequest() {
        // Given
        given("Cache-Control", "max-age=1000");
        site.get("X-Warm", "up");

        // When
        var missed = site.send(HttpMethod.GET, "/other");

        // Then
        assertThat(missed.header("cache-status")).contains("fwd=uri-miss");
        assertThat(missed.header("age")).matches("|[1-9][0-9]*");
    }

    @Test
    void shouldDateAResponseThatHasNoDate() {
        // Given
        given("Cache-Control", "max-age=60");
        var before = Instant.now().minusSeconds(2).toEpochMilli();

        // When
        var missed = site.get();
        var hit = site.get();
        site.say("passed", "Cache-Control", "no-store");
        var passed = site.send(HttpMethod.GET, "/passed");

        // Then
        assertThat(HttpDates.parse(missed.header("date"))).isGreaterThan(before);
        assertThat(hit.header("date")).isEqualTo(missed.header("date"));
        assertThat(HttpDates.parse(passed.header("date"))).isGreaterThan(before);
    }

    @Test
    void shouldKeepTheDateThatTheOriginGave() {
        // Given
        var date = ago(10);
        given("Cache-Control", "max-age=60", "Date", date);
        site.get();

        // When
        var hit = site.get();

        // Then
        assertThat(hit.headers().getAll("date")).containsExactly(date);
        assertThat(Integer.parseInt(hit.header("age"))).isGreaterThanOrEqualTo(10);
    }
}
