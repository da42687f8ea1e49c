package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.DateField;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Part;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The storable and the unstorable responses (RFC 9111 §3). */
class StorabilityIT {
    private final BuiltEdge edge = BuiltEdge.patient();

    private CachedSite site;

    private void given(String... fields) {
        site = CachedSite.saying(edge, fields);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-store",
                "no-store, max-age=60",
                "private",
                "private, max-age=60",
                "private=, max-age=60",
                "max-age=60, must-understand, no-store, private"
            })
    void shouldNotStoreWhatTheOriginForbids(String cacheControl) {
        // Given
        given("Cache-Control", cacheControl, "ETag", "\"v1\"");
        site.get();

        // When
        var second = site.get();

        // Then
        assertThat(second.header("cache-status")).contains("fwd=uri-miss").doesNotContain("stored");
        assertThat(site.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "200, true", "203, true", "204, true", "300, true", "301, true", "308, true", "404, true", "405, true",
        "410, true", "414, true", "451, true", "501, true", "201, false", "302, false", "307, false", "400, false",
        "403, false", "500, false", "503, false"
    })
    void shouldStoreWithoutExplicitFreshnessOnlyTheStatusesThatAreCacheableByThemselves(int status, boolean stored) {
        // Given
        given();
        var modified = DateField.of(Instant.now().minusSeconds(864_000));
        site.say(status, status == 204 ? "" : "text", "Last-Modified", modified, "Location", "/there");
        site.get();

        // When
        var second = site.get();

        // Then
        assertThat(second.status()).isEqualTo(status);
        assertThat(second.body()).isEqualTo(status == 204 ? "" : "text");
        assertThat(site.asked()).isEqualTo(stored ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 303, 307, 400, 403, 500, 503})
    void shouldStoreOtherStatusesWithExplicitFreshness(int status) {
        // Given
        given();
        site.say(status, "text", "Cache-Control", "max-age=60", "Location", "/there");
        site.get();

        // When
        var second = site.get();

        // Then
        assertThat(second.status()).isEqualTo(status);
        assertThat(site.asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 412, 416, 428, 429, 431, 511})
    void shouldNeverStoreWhatAnswersOneRequestOnly(int status) {
        // Given
        given();
        site.say(status, "text", "Cache-Control", "max-age=60", "Content-Range", "bytes 0-3/9");
        site.get();

        // When
        var second = site.get();

        // Then
        assertThat(second.status()).isEqualTo(status);
        assertThat(site.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=60, false",
        "'max-age=60, public', true",
        "s-maxage=60, true",
        "'max-age=60, must-revalidate', true"
    })
    void shouldShareTheAnswerToOneWhoAuthorizedOnlyIfTheOriginSaysSo(String cacheControl, boolean shared) {
        // Given
        given("Cache-Control", cacheControl);
        site.get("Authorization", "Basic c2VjcmV0");

        // When
        site.get();

        // Then
        assertThat(site.asked()).isEqualTo(shared ? 1 : 2);
    }

    @Test
    void shouldValidateAndKeepForClientsThatAllAuthorize() {
        // Given
        given("Cache-Control", "public, max-age=60", "ETag", "\"v1\"", "Age", "61");
        site.get("Authorization", "Basic c2VjcmV0");
        site.behave((request, response) -> response.setStatusCode(304)
                .putHeader("Cache-Control", "public, max-age=60")
                .putHeader("Age", "0")
                .end());

        // When
        var validated = site.get("Authorization", "Basic c2VjcmV0");
        var hit = site.get("Authorization", "Basic c2VjcmV0");

        // Then
        assertThat(validated.header("cache-status")).contains("fwd=stale; fwd-status=304");
        assertThat(site.origin().lastRequest().getHeader("Authorization")).isEqualTo("Basic c2VjcmV0");
        assertThat(hit.header("cache-status")).contains("hit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age=60", "max-age=60, public", "s-maxage=60"})
    void shouldShareNoCookie(String cacheControl) {
        // Given
        given("Cache-Control", cacheControl, "Set-Cookie", "a=1");
        site.get();

        // When
        site.get();

        // Then
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldShareCookiesOfADomainThatHasThemStoredUntilItHasThemNot() {
        // Given
        given("Cache-Control", "public, max-age=60", "Set-Cookie", "a=1");
        site.change(domain -> domain.with(Part.CACHING, new Caching(true)));
        site.get();

        // When
        var shared = site.get();
        site.change(domain -> domain.with(Part.CACHING, new Caching(false)));
        var afterwards = site.get();

        // Then
        assertThat(shared.header("cache-status")).contains("hit");
        assertThat(shared.header("set-cookie")).isEqualTo("a=1");
        assertThat(afterwards.header("cache-status")).contains("fwd=uri-miss").doesNotContain("stored");
        assertThat(site.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private=\"set-cookie\"", "no-cache=\"Set-Cookie, X-Other\""})
    void shouldGiveFieldsForOneUserToTheOneWhoAskedAlone(String directive) {
        // Given
        given("Cache-Control", "max-age=60, " + directive, "Set-Cookie", "a=1", "X-All", "yes");

        // When
        var first = site.get();
        var second = site.get();

        // Then
        assertThat(first.header("set-cookie")).isEqualTo("a=1");
        assertThat(second.header("set-cookie")).isEmpty();
        assertThat(second.header("x-all")).isEqualTo("yes");
        assertThat(site.asked()).isEqualTo(1);
    }

    @Test
    void shouldNotStoreFieldsOfTheConnection() {
        // Given
        given("Cache-Control", "max-age=60", "Connection", "X-Hop", "X-Hop", "1", "Keep-Alive", "timeout=5");
        site.get();

        // When
        var hit = site.get();

        // Then
        assertThat(hit.header("x-hop")).isEmpty();
        assertThat(hit.header("keep-alive")).isEmpty();
    }

    @Test
    void shouldNotStoreWhatTheClientForbids() {
        // Given
        given("Cache-Control", "max-age=60");
        site.get("Cache-Control", "no-store");

        // When
        site.get();

        // Then
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldNotStoreTheAnswerToAGetWithABody() {
        // Given
        given("Cache-Control", "max-age=60");
        edge.send(HttpMethod.GET, site.url(), Map.of(), "a question");

        // When
        site.get();

        // Then
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldNotLetTheClientsPortIntoWhatOthersGet() {
        // Given
        given();
        site.behave((request, response) ->
                response.putHeader("Cache-Control", "public, max-age=60").end(request.getHeader("X-Forwarded-Host")));
        edge.send(HttpMethod.GET, site.url(), Map.of("Host", site.host() + ":1234", "Authorization", "x"), "");

        // When
        var other = site.get();

        // Then
        assertThat(other.header("cache-status")).contains("hit");
        assertThat(other.body()).isEqualTo(site.host());
    }

    @Test
    void shouldStoreTheAnswerToARequestThatSaysThatItHasNoBody() {
        // Given
        given("Cache-Control", "max-age=60");
        site.get("Content-Length", "0");

        // When
        var answer = site.get("Content-Length", "0");

        // Then
        assertThat(answer.header("cache-status")).contains("hit");
        assertThat(site.asked()).isEqualTo(1);
    }

    /** The origin knows one spelling of each URL; any other would be a 404 for all. */
    @Test
    void shouldAskForWhatItKeysHoweverATargetIsSpelt() {
        var random = new SplittableRandom(22);
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .setStatusCode(request.uri().matches("/page-[0-9]+/~%C3%A9%2F\\?a=%26b") ? 200 : 404)
                .end(request.uri()));
        for (var page = 0; page < 200; page++) {
            // Given
            var target = "/page-" + page + "/~%C3%A9%2F?a=%26b";

            // When
            var first = site.send(HttpMethod.GET, spelt(random, target));
            var second = site.send(HttpMethod.GET, spelt(random, target));

            // Then
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.body()).isEqualTo(target);
            assertThat(second.header("cache-status")).contains("hit");
            assertThat(second.body()).isEqualTo(target);
        }
        assertThat(site.asked()).isEqualTo(200);
    }

    /** With some unreserved characters encoded, and digits of octets in either case (RFC 3986 §6.2.2). */
    private static String spelt(SplittableRandom random, String target) {
        var text = new StringBuilder();
        for (var i = 0; i < target.length(); i++) {
            var c = target.charAt(i);
            if (c == '%') {
                var octet = target.substring(i, i + 3);
                text.append(random.nextBoolean() ? octet : octet.toLowerCase(Locale.ROOT));
                i += 2;
            } else if ((Character.isLetterOrDigit(c) || c == '-' || c == '~') && random.nextInt(3) == 0) {
                text.append(String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"/a/../b", "/..%2fb", "/a/..;/b", "/%252e%252e/b"})
    void shouldStoreNothingOfPathsWithDotSegments(String path) {
        // Given
        given("Cache-Control", "max-age=60");
        site.send(HttpMethod.GET, path);

        // When
        var answer = site.send(HttpMethod.GET, path);

        // Then
        assertThat(answer.header("cache-status")).contains("fwd=bypass");
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldTakeAnEncodedDelimiterForAnother() {
        // Given
        given("Cache-Control", "max-age=60");
        site.send(HttpMethod.GET, "/a%2Fb%2541");

        // When
        var slash = site.send(HttpMethod.GET, "/a/b%2541");
        var percent = site.send(HttpMethod.GET, "/a%2Fb%41");

        // Then
        assertThat(slash.header("cache-status")).contains("uri-miss");
        assertThat(percent.header("cache-status")).contains("uri-miss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X-Host",
                "X-Forwarded-Scheme",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Server",
                "X-Real-IP",
                "True-Client-IP",
                "X.Forwarded.Host",
                "Proxy",
                "X_Forwarded_Host"
            })
    void shouldSendNothingThatMayDecideAnAnswerForAllAndIsInNoKey(String field) {
        // Given
        given("Cache-Control", "max-age=60");

        // When
        site.get(field, "evil");

        // Then
        var sent = site.origin().lastRequest().headers();
        assertThat(sent.contains(field)).isFalse();
        assertThat(sent.get("X-Forwarded-Host")).isEqualTo(site.host());
    }

    /** The origin puts its whole request into its response. */
    @Test
    void shouldGiveNobodyWhatACustomFieldOfAnotherHasMade() {
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .end(request.headers().entries().toString()));
        var random = new SplittableRandom(5);
        var names = new ArrayList<>(
                List.of("X-Host-Override", "Host-Override", "Http-Host", "Url", "Uri", "Http-Url", "X-Matched-Path"));
        names.addAll(List.of(
                "X-Now-Route-Matches",
                "X-Nextjs-Data",
                "RSC",
                "X-Api-Host",
                "X-Cdn-Host",
                "X-Oss-Process",
                "Content-Type"));
        for (var left = 0; left < 50; left++) {
            names.add(name(random));
        }
        for (var i = 0; i < names.size(); i++) {
            // Given
            var first = site.send(HttpMethod.GET, "/" + i, names.get(i), "evil/value");

            // When
            var second = site.send(HttpMethod.GET, "/" + i);
            var third = site.send(HttpMethod.GET, "/" + i, names.get(i), "evil/value");

            // Then
            assertThat(first.body()).contains("evil/value");
            assertThat(second.body()).as(names.get(i)).doesNotContain("evil/value");
            assertThat(third.header("cache-status")).contains("; hit");
            assertThat(third.body()).isEqualTo(second.body());
        }
    }

    private static String name(SplittableRandom random) {
        var name = new StringBuilder("q");
        for (var left = random.nextInt(1, 20); left > 0; left--) {
            name.append("abcdefghijklmnopqrstuvwxyz0123456789-_".charAt(random.nextInt(38)));
        }
        return name.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x-a\"", "x-a; q=1", "x a", "\"", "x-a,\"x-b\"", "(x-a)"})
    void shouldTakeAVaryThatIsNoListOfNamesForOneOfAll(String vary) {
        // Given
        given("Cache-Control", "max-age=60", "Vary", vary);
        site.get();

        // When
        var answer = site.get();

        // Then
        assertThat(answer.header("cache-status")).doesNotContain("; hit");
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldStoreWhatACustomFieldHasMadeWhereVaryNamesIt() {
        // Given
        given();
        site.behave((request, response) -> response.putHeader("Cache-Control", "max-age=60")
                .putHeader("Vary", "X-Kind")
                .end(String.valueOf(request.getHeader("X-Kind"))));
        site.get("X-Kind", "1");

        // When
        var same = site.get("X-Kind", "1");
        var other = site.get("X-Kind", "2");
        var beside = site.get("X-Kind", "3", "X-Other", "evil");
        var again = site.get("X-Kind", "3");

        // Then
        assertThat(same.header("cache-status")).contains("; hit");
        assertThat(other.body()).isEqualTo("2");
        assertThat(beside.body()).isEqualTo("3");
        assertThat(again.header("cache-status")).doesNotContain("; hit");
    }

    @Test
    void shouldLeaveWhatIsStoredAsItIsWhenARequestHasACustomField() {
        // Given
        given("Cache-Control", "max-age=0, stale-while-revalidate=600", "ETag", "\"a\"");
        site.get();
        site.say("evil", "Cache-Control", "max-age=600", "ETag", "\"b\"");

        // When
        var stale = site.get("X-Evil", "1");
        site.send(HttpMethod.HEAD, "/a", "X-Evil", "1", "Cache-Control", "no-cache");

        // Then
        assertThat(stale.body()).isEqualTo(CachedSite.BODY);
        assertThat(site.get("X-Evil", "1").body()).isEqualTo(CachedSite.BODY);
        assertThat(site.asked()).isEqualTo(2);
    }

    @Test
    void shouldNotGuessForHowLongWhatACookieAskedForIsGood() {
        // Given
        given("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT");
        site.get("Cookie", "id=1");

        // When
        site.get("Cookie", "id=1");

        // Then
        assertThat(site.asked()).isEqualTo(2);
    }
}
