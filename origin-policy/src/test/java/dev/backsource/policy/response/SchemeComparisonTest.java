package dev.backsource.policy.response;

import static dev.backsource.policy.response.GivenSite.cut;
import static dev.backsource.policy.response.GivenSite.domain;
import static dev.backsource.policy.response.GivenSite.page;
import static dev.backsource.policy.response.GivenSite.redirect;
import static dev.backsource.policy.response.GivenSite.redirectWithCookie;
import static dev.backsource.policy.response.GivenSite.sites;
import static dev.backsource.policy.response.GivenSite.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.finding.HttpsOnly;
import dev.backsource.policy.finding.InsecureLinks;
import dev.backsource.policy.finding.SchemesDiffer;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemeComparisonTest {
    static Stream<Function<OriginQuestion, OriginResponse>> healthy() {
        return Stream.of(
                asked -> page("<title>Shop</title>"),
                // A nonce, and a few words more over one of the schemes
                asked -> page("<title>Shop</title>" + "x".repeat(asked.to().port())),
                asked -> status(401),
                asked -> asked.client().isSecure() ? page("<p>") : redirect("https://www.example.com/"),
                asked -> redirect(asked.to().scheme().uriName() + "://other.example.net/"),
                // The upgrade to HTTPS and www in one
                asked -> asked.client().isSecure() ? page("<p>") : redirect("https://www.example.net/"),
                // The upgrade to HTTPS at a port that no edge serves
                asked -> asked.client().isSecure() ? page("<p>") : redirect("https://www.example.com:8443/"),
                asked -> new OriginResponse(
                        200,
                        null,
                        false,
                        asked.client().isSecure() ? "text/css; charset=UTF-8" : "Text/CSS",
                        null,
                        "max-age=1",
                        null,
                        false));
    }

    @ParameterizedTest
    @MethodSource("healthy")
    void shouldFindNothingWhereClientsGetTheSame(Function<OriginQuestion, OriginResponse> origin) {
        assertThat(difference(origin)).isNull();
    }

    @Test
    void shouldFindAnotherSite() {
        // When
        var found = difference(asked -> asked.client().isSecure()
                ? page("<title>Welcome to nginx!</title>")
                : page("<html><TITLE lang=en>\n Shop </TITLE><p>" + "x".repeat(1_000)));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.http().title()).isEqualTo("Shop");
        assertThat(found.https().title()).isEqualTo("Welcome to nginx!");
        assertThat(found.likeness()).isEqualTo(new SchemesDiffer.Likeness(40, 25, 0, 0));
        assertThat(found.likeness().score()).isEqualTo(65);
    }

    @Test
    void shouldFindAnotherStatusAndType() {
        assertThat(difference(asked -> asked.client().isSecure() ? status(404) : page("{}")))
                .isNotNull()
                .extracting(SchemesDiffer::likeness)
                .isEqualTo(new SchemesDiffer.Likeness(0, 0, 25, 0));
    }

    @Test
    void shouldFindARedirectOfHttpClientsToAnotherPortWithoutHttps() {
        assertThat(difference(
                        asked -> asked.client().isSecure() ? page("<p>") : redirect("http://www.example.com:8080/")))
                .isNotNull();
    }

    @Test
    void shouldFindNothingWhereAResponseIsMissing() {
        assertThat(difference(asked -> asked.client().isSecure() ? null : page("<p>")))
                .isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "<script src=\"http://www.example.com/a.js\">; 1",
                "<IMG SRC = 'HTTP://WWW.EXAMPLE.COM:80/a.png'><a href=http://www.example.com>; 2",
                "<a class=x href=http://www.example.com?b>; 1",
                "<form action=\"http://www.example.com/send\">; 1",
                "<link rel=\"stylesheet\" href=\"http://www.example.com/a.css\">; 1",
                "<link rel=\"canonical\" href=\"http://www.example.com/\">; 0",
                "<script src=\"http://cdn.example.net/a.js\">; 0",
                "<a href=\"http://www.example.com.evil.example/\">; 0",
                "<a href=\"http://www.example.com:8080/\">; 0",
                "<img src=\"/a.png\" data-source=\"http://www.example.com/\">; 0",
                "<p>http://www.example.com/ is our site</p>; 0",
            })
    void shouldCountTheLinksThatBrowsersFollow(String html, int count) {
        // When
        var found = insecureLinks(html);

        // Then
        assertThat(found == null ? 0 : found.count()).isEqualTo(count);
    }

    @Test
    void shouldKeepFiveLinksOfMany() {
        // When
        var found = insecureLinks("<img src='http://www.example.com/a.png'>".repeat(1_000));

        // Then
        assertThat(found).isNotNull();
        assertThat(found.count()).isEqualTo(1_000);
        assertThat(found.links()).hasSize(5).containsOnly("http://www.example.com/a.png");
    }

    @ParameterizedTest
    @CsvSource({"<", "<a ", "<link rel= ", "' href='", "<title"})
    void shouldTakeTimeInProportionToTheLength(String part) {
        assertThat(insecureLinks(part.repeat(64 * 1024 / part.length()))).isNull();
    }

    @Test
    void shouldCompareNoTitleOfACompressedPage() {
        assertThat(difference(asked -> asked.client().isSecure()
                        ? page("<title>Shop</title>")
                        : new OriginResponse(200, null, false, "text/html", 20L, null, null, false)))
                .isNull();
    }

    @Test
    void shouldMissNoTitleOfAPageThatBrokeOff() {
        assertThat(difference(asked -> asked.client().isSecure() ? page("<title>Shop</title>") : cut("<html><he")))
                .isNull();
        assertThat(difference(asked ->
                        asked.client().isSecure() ? page("<title>Shop</title>") : cut("<title>Other</title><p")))
                .isNotNull();
    }

    @Test
    void shouldTakeRedirectsElsewhereForAlikeAndARefusalForATimeForNone() {
        assertThat(difference(asked -> asked.client().isSecure()
                        ? redirect("https://other.example.net/")
                        : redirectWithCookie("http://other.example.net/")))
                .isNull();
        assertThat(difference(asked -> asked.client().isSecure() ? page("<p>") : status(429)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FOLLOW | max-age=31536000; includeSubDomains | 31536000 | true",
                "FOLLOW | ; MAX-AGE = \"60\" ; preload; x | 60 | false",
                "FOLLOW | max-age=0 | |",
                "FOLLOW | max-age=1; max-age=2 | |",
                "FOLLOW | includeSubDomains | |",
                "HTTP | max-age=60 | |",
            })
    void shouldFindBrowsersToldToUseHttpsOnlyWhereClientsGetResponsesOverHttp(
            RedirectType type, String field, @Nullable Long maxAge, @Nullable Boolean subDomains) {
        // Given an origin that sends the field over HTTPS, where it counts
        var chains = LoopCheck.chains(sites(domain("www.example.com", type)), "/").stream()
                .map(chain -> chain.follow(asked -> secured(asked.to().scheme().isSecure() ? field : null)))
                .toList();

        // When
        var found = SchemeComparison.httpsOnly(chains.get(0), chains.get(1));

        // Then
        assertThat(found)
                .isEqualTo(
                        maxAge == null
                                ? null
                                : new HttpsOnly("https://www.example.com/", maxAge, subDomains, 200, false));
    }

    @Test
    void shouldFindNothingWhereClientsOverHttpAreRedirectedToHttps() {
        // Given
        var chains = LoopCheck.chains(sites(domain("www.example.com", RedirectType.FOLLOW)), "/").stream()
                .map(chain -> chain.follow(asked ->
                        asked.client().isSecure() ? secured("max-age=60") : redirect("https://www.example.com/")))
                .toList();

        // Then
        assertThat(SchemeComparison.httpsOnly(chains.get(0), chains.get(1))).isNull();
    }

    @Test
    void shouldFindBrowsersToldToUseHttpsOnlyWhereDynamicContentGoesOverHttp() {
        // Given
        var domain = domain("www.example.com", RedirectType.HTTPS)
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(true, new StaticRules(List.of("css"), List.of(), List.of())))
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTPS, ContentPolicy.enabled(RedirectType.HTTP)));
        var chains = LoopCheck.chains(sites(domain), "/a.css").stream()
                .map(chain -> chain.follow(asked ->
                        asked.client().isSecure() ? secured("max-age=60") : redirect("https://www.example.com/a.css")))
                .toList();

        // Then
        assertThat(SchemeComparison.httpsOnly(chains.get(0), chains.get(1)))
                .isEqualTo(new HttpsOnly("https://www.example.com/a.css", 60, false, null, true));
    }

    private static OriginResponse secured(@Nullable String field) {
        return new OriginResponse(200, null, false, "text/html", 0L, field, "", false);
    }

    private static @Nullable InsecureLinks insecureLinks(String html) {
        var chains = LoopCheck.chains(sites(domain("www.example.com", RedirectType.HTTP)), "/");
        return SchemeComparison.insecureLinks(chains.get(1).follow(asked -> page(html)), "x-forwarded-proto");
    }

    private static @Nullable SchemesDiffer difference(Function<OriginQuestion, @Nullable OriginResponse> origin) {
        var chains = LoopCheck.chains(sites(domain("www.example.com", RedirectType.FOLLOW)), "/");
        return SchemeComparison.difference(
                chains.get(0).follow(origin), chains.get(1).follow(origin));
    }
}
