package dev.backsource.policy.response;

import static dev.backsource.policy.response.GivenSite.domain;
import static dev.backsource.policy.response.GivenSite.page;
import static dev.backsource.policy.response.GivenSite.redirect;
import static dev.backsource.policy.response.GivenSite.redirectWithCookie;
import static dev.backsource.policy.response.GivenSite.registered;
import static dev.backsource.policy.response.GivenSite.sites;
import static dev.backsource.policy.response.GivenSite.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.domain.StaticRules;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.finding.RedirectLoop;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.response.RedirectChain.End;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoopCheckTest {
    /** Redirects every request over HTTP to HTTPS, whatever the client's scheme. */
    private static final Function<OriginQuestion, OriginResponse> SECURED = asked ->
            asked.to().scheme().isSecure() ? page("<p>") : redirect("https://" + asked.host() + asked.target());

    /** Redirects by the client's scheme, of which edges inform it. */
    private static final Function<OriginQuestion, OriginResponse> HEEDING =
            asked -> asked.client().isSecure() ? page("<p>") : redirect("https://" + asked.host() + asked.target());

    @Test
    void shouldFindTheLoopOfARedirectToHttpsUnderHttp() {
        // Given
        var domain = domain("www.example.com", RedirectType.HTTP);

        // When
        var chains = walked(domain, SECURED);

        // Then
        assertThat(chains).extracting(RedirectChain::end).containsExactly(End.LOOP, End.LOOP);
        assertThat(chains.get(0).steps())
                .extracting(step -> step.url().toString())
                .containsExactly("http://www.example.com/", "https://www.example.com/");
        var types = LoopCheck.types(sites(domain), "/", SECURED);
        assertThat(types).isEqualTo(new LoopCheck.Types(List.of(RedirectType.FOLLOW, RedirectType.HTTPS), List.of()));
        assertThat(LoopCheck.loop(chains, types))
                .isEqualTo(new RedirectLoop(
                        List.of(Scheme.HTTP, Scheme.HTTPS),
                        List.of(
                                new RedirectLoop.Step(
                                        "http://www.example.com/", Scheme.HTTP, 80, 301, "https://www.example.com/"),
                                new RedirectLoop.Step(
                                        "https://www.example.com/", Scheme.HTTP, 80, 301, "https://www.example.com/")),
                        types.working(),
                        List.of(),
                        "x-forwarded-proto"));
    }

    @Test
    void shouldFindTheLoopOfARedirectToHttpUnderHttps() {
        // Given
        Function<OriginQuestion, OriginResponse> cleared = asked ->
                asked.to().scheme().isSecure() ? redirect("http://" + asked.host() + asked.target()) : page("<p>");

        // When
        var chains = walked(domain("www.example.com", RedirectType.HTTPS), cleared);

        // Then
        assertThat(chains).extracting(RedirectChain::end).containsExactly(End.LOOP, End.LOOP);
        assertThat(chains).extracting(chain -> chain.steps().size()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @EnumSource(RedirectType.class)
    void shouldFindNoLoopOfAnOriginThatHeedsTheClientsScheme(RedirectType type) {
        assertThat(walked(domain("www.example.com", type), HEEDING))
                .extracting(RedirectChain::end)
                .containsOnly(End.RESPONSE);
    }

    @Test
    void shouldFindALoopThroughSlashes() {
        // Given
        Function<OriginQuestion, OriginResponse> origin = asked -> switch (asked.target()) {
            case "/" -> redirect("//www.example.com/a");
            case "/a" -> redirect("a/");
            default -> redirect("http://www.example.com");
        };

        // When
        var chain = walked(domain("*.example.com", RedirectType.FOLLOW), origin).get(0);

        // Then
        assertThat(chain.end()).isEqualTo(End.LOOP);
        assertThat(chain.steps())
                .extracting(step -> step.url().toString())
                .containsExactly("http://www.example.com/", "http://www.example.com/a", "http://www.example.com/a/");
    }

    @Test
    void shouldFollowRedirectsToTheOtherNamesOfAWildcardThatAreNoDomainsOfTheirOwn() {
        // Given
        Function<OriginQuestion, OriginResponse> toTheOther =
                asked -> redirect("http://" + (asked.host().startsWith("www") ? "shop" : "www") + ".example.com/");
        var wildcard = domain("*.example.com", RedirectType.HTTP);

        // Then
        assertThat(walked(wildcard, toTheOther)).extracting(RedirectChain::end).containsOnly(End.LOOP);
        assertThat(walked(
                        sites(wildcard, registered("team", domain("shop.example.com", RedirectType.HTTP))),
                        asked -> asked.host().startsWith("www") ? toTheOther.apply(asked) : page("<p>")))
                .allMatch(chain -> chain.end() == End.RESPONSE && !chain.isWithinDomain());
    }

    /** {@code example.com} redirects to {@code www}, and that back, by whatever policy. */
    @ParameterizedTest
    @CsvSource({"team, 443, 'https to port 443: '", "other, , ''", ", , ''"})
    void shouldFindALoopThroughAnotherRegisteredDomain(@Nullable String team, @Nullable Integer port, String asked) {
        // Given
        var apex = domain("example.com", RedirectType.HTTPS);
        var own = registered(team == null ? null : "team", apex);
        var www = registered(team, domain("www.example.com", RedirectType.HTTPS));
        DomainLookup all = host -> host.equals("example.com") ? own.of(host) : www.of(host);

        // When
        var chains = walked(
                sites(apex, all),
                to -> redirect(
                        "https://" + (to.host().equals("example.com") ? "www." : "") + "example.com/?id=secret"));
        var loop = LoopCheck.loop(chains, new LoopCheck.Types(List.of(), List.of()));

        // Then
        assertThat(chains).extracting(RedirectChain::end).containsExactly(End.LOOP, End.LOOP);
        assertThat(loop).isNotNull();
        assertThat(loop.steps())
                .contains(
                        new RedirectLoop.Step(
                                "https://example.com/?...", Scheme.HTTPS, 443, 301, "https://www.example.com/?..."),
                        new RedirectLoop.Step(
                                "https://www.example.com/?...",
                                port == null ? null : Scheme.HTTPS,
                                port,
                                301,
                                "https://example.com/?..."));
        assertThat(new RedirectLoop(loop.clients(), loop.steps().subList(1, 3), List.of(), List.of(), "x")
                        .fault(Place.DOMAIN))
                .contains("https://www.example.com/?... (" + asked + "301 to https://example.com/?...)");
        assertThat(loop.remedy(Place.DOMAIN))
                .startsWith("Remove one of the redirects between example.com and www.example.com, or ");
    }

    /** Each of three domains redirects to the next, and the last one, which is the wildcard's {@code www}, serves a page. */
    @Test
    void shouldFindNoLoopOfAWildcardThroughAHostThatIsADomainOfItsOwn() {
        // Given
        var wildcard = domain("*.example.com", RedirectType.HTTPS);
        var apex = domain("example.com", RedirectType.HTTPS);
        var www = domain("www.example.com", RedirectType.HTTPS);
        Function<OriginQuestion, OriginResponse> origin = asked -> switch (asked.host()) {
            case "example.com" -> redirect("https://www.example.com/");
            case "www.example.com" -> page("<p>");
            default -> redirect("https://example.com/");
        };

        // When
        var chains = walked(sites(wildcard, registered("team", www, apex, wildcard)), origin);

        // Then
        assertThat(chains).extracting(RedirectChain::end).containsOnly(End.RESPONSE);
        assertThat(chains.get(0).steps().get(0).url().host()).isEqualTo("a.example.com");
        assertThat(walked(
                        sites(wildcard, host -> DomainLookup.Unregistered.UNKNOWN),
                        asked -> redirect("https://www.example.com/")))
                .extracting(RedirectChain::end)
                .containsOnly(End.UNKNOWN_DOMAIN);
    }

    /** As far as one letter goes: the wildcard's own origin is asked for a host that it doesn't serve. */
    @Test
    void shouldCloseNoLoopAtAHostThatAnotherOriginServes() {
        // Given
        var wildcard = domain("*.example.com", RedirectType.HTTPS);
        DomainLookup all = host -> new DomainLookup.Registered(
                host.equals("*.example.com") ? wildcard : domain(host, RedirectType.HTTP), "team");

        // Then
        assertThat(walked(
                        sites(wildcard, all),
                        asked -> asked.to().scheme().isSecure() ? redirect("https://www.example.com/") : page("<p>")))
                .extracting(RedirectChain::end)
                .containsOnly(End.RESPONSE);
    }

    @Test
    void shouldLeaveALoopOfOtherDomainsToThem() {
        assertThat(walked(
                        sites(
                                domain("example.org", RedirectType.HTTPS),
                                registered("team", domain("www.example.com", RedirectType.HTTPS))),
                        asked -> redirect("https://www.example.com/")))
                .extracting(RedirectChain::end)
                .containsOnly(End.ELSEWHERE);
    }

    @Test
    void shouldFollowNoRedirectToAStoppedDomainAndNoneThatItDoesNotKnow() {
        // Given
        var domain = domain("example.com", RedirectType.HTTPS);
        var stopped = domain("www.example.com", RedirectType.HTTPS).with(Part.SERVING, Serving.STOPPED);
        Function<OriginQuestion, OriginResponse> origin = asked -> redirect("https://www.example.com/");

        // Then
        assertThat(walked(sites(domain, registered("team", stopped)), origin))
                .extracting(RedirectChain::end)
                .containsOnly(End.ELSEWHERE);
        assertThat(walked(sites(domain, host -> DomainLookup.Unregistered.UNKNOWN), origin))
                .allMatch(chain -> chain.end() == End.UNKNOWN_DOMAIN && !chain.isConclusive());
    }

    @Test
    void shouldFindALoopThroughHostsOfTheDomainWhereTheyAreFollowed() {
        // Given
        Function<OriginQuestion, OriginResponse> toTheOther =
                asked -> redirect("http://" + (asked.host().startsWith("www") ? "shop" : "www") + ".example.com/");
        var chains = LoopCheck.chains(
                sites(domain("*.example.com", RedirectType.HTTP), host -> DomainLookup.Unregistered.UNKNOWN)
                        .throughNames(),
                "/");

        // When
        var ends = chains.stream().map(chain -> chain.follow(toTheOther)).toList();

        // Then
        assertThat(ends).extracting(RedirectChain::end).containsOnly(End.LOOP);
    }

    @Test
    void shouldAskWithTheDomainsOwnHostAndServerName() {
        // Given
        var domain = domain("*.example.com", RedirectType.HTTPS);
        domain = domain.with(Part.ORIGIN_REQUEST, domain.originRequest().withHost("origin.example.net:8443"));

        // When
        var asked = LoopCheck.chains(sites(domain), "/").get(0).next();

        // Then
        assertThat(asked).extracting(OriginQuestion::host).isEqualTo("origin.example.net:8443");
        assertThat(asked).extracting(OriginQuestion::serverName).isEqualTo("origin.example.net");
        assertThat(asked).extracting(OriginQuestion::client).isEqualTo(Scheme.HTTP);
    }

    @Test
    void shouldAskByThePolicyOfTheKindOfEachUrl() {
        // Given dynamic content over HTTPS, and static content over HTTP
        var domain = domain("www.example.com", RedirectType.HTTP)
                .with(
                        Part.DYNAMIC_ACCELERATION,
                        new DynamicAcceleration(true, new StaticRules(List.of("css"), List.of(), List.of())))
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.HTTP, ContentPolicy.enabled(RedirectType.HTTPS)));

        // When a page redirects to a style sheet, which is redirected to HTTPS
        var chain = RedirectChain.of(sites(domain), Scheme.HTTPS, "/")
                .follow(asked -> asked.to().scheme().isSecure()
                        ? redirect("/a.css")
                        : redirect("https://www.example.com/a.css"));

        // Then
        assertThat(chain.end()).isEqualTo(End.LOOP);
        assertThat(chain.steps()).extracting(step -> step.asked().to().port()).containsExactly(443, 80);
    }

    @Test
    void shouldEndAtARedirectToAnotherName() {
        assertThat(walked(domain("example.com", RedirectType.HTTP), asked -> redirect("https://www.example.com/")))
                .extracting(RedirectChain::end)
                .containsOnly(End.ELSEWHERE);
    }

    @Test
    void shouldEndAfterTenRedirectsThatComeBackToNoUrl() {
        // When
        var chain = walked(domain("www.example.com", RedirectType.HTTP), asked -> redirect(asked.target() + "x/"))
                .get(0);

        // Then
        assertThat(chain.end()).isEqualTo(End.TOO_LONG);
        assertThat(chain.steps()).hasSize(RedirectChain.MAX_STEPS);
    }

    @Test
    void shouldTakeARedirectToItselfWithACookieForACheckOfCookies() {
        assertThat(walked(domain("www.example.com", RedirectType.FOLLOW), asked -> redirectWithCookie("/")))
                .extracting(RedirectChain::end)
                .containsOnly(End.COOKIE);
    }

    @Test
    void shouldFindALoopBySchemeThoughItSetsCookies() {
        assertThat(walked(
                        domain("www.example.com", RedirectType.HTTP),
                        asked -> redirectWithCookie("https://www.example.com/")))
                .extracting(RedirectChain::end)
                .containsOnly(End.LOOP);
    }

    @Test
    void shouldProposeNoTypeWithoutItsResponses() {
        // Given an origin whose port 443 doesn't answer
        Function<OriginQuestion, @Nullable OriginResponse> closed =
                asked -> asked.to().scheme().isSecure() ? null : SECURED.apply(asked);

        // When
        var types = LoopCheck.types(sites(domain("www.example.com", RedirectType.HTTP)), "/", closed);

        // Then
        assertThat(types).isEqualTo(new LoopCheck.Types(List.of(), List.of(RedirectType.FOLLOW, RedirectType.HTTPS)));
    }

    @Test
    void shouldTakeARedirectWithoutLocationForAResponse() {
        assertThat(walked(domain("www.example.com", RedirectType.HTTP), asked -> status(301)))
                .extracting(RedirectChain::end)
                .containsOnly(End.RESPONSE);
    }

    @Test
    void shouldTakeNoCheckOfCookiesOverSeveralStepsForALoop() {
        // Given a page that has the language set first
        Function<OriginQuestion, OriginResponse> origin =
                asked -> asked.target().equals("/") ? redirect("/setlang?next=/") : redirectWithCookie("/");

        // Then
        for (var type : RedirectType.values()) {
            assertThat(walked(domain("www.example.com", type), origin))
                    .extracting(RedirectChain::end)
                    .containsOnly(End.COOKIE);
        }
    }

    @Test
    void shouldTakeNoCheckOfCookiesByTheClientsSchemeForALoop() {
        // Given an application that heeds the field for the client's scheme, and redirects to the client's own URL
        Function<OriginQuestion, OriginResponse> origin =
                asked -> redirectWithCookie(asked.client().uriName() + "://" + asked.host() + "/");

        // Then
        assertThat(walked(domain("www.example.com", RedirectType.HTTP), origin))
                .extracting(RedirectChain::end)
                .containsOnly(End.COOKIE);
    }

    @Test
    void shouldShowTheLoopOfALongChain() {
        // Given
        var domain = domain("www.example.com", RedirectType.HTTP);
        Function<OriginQuestion, OriginResponse> origin =
                asked -> redirect(asked.target().length() < 8 ? asked.target() + "x" : asked.target());

        // When
        var loop = LoopCheck.loop(walked(domain, origin), LoopCheck.Types.UNKNOWN);

        // Then
        assertThat(loop).isNotNull();
        assertThat(loop.steps()).extracting(RedirectLoop.Step::url).containsExactly("http://www.example.com/xxxxxxx");
        assertThat(loop.remedy(Place.DOMAIN)).contains("Whether HTTPS or FOLLOW or HTTP works wasn't measured");
    }

    @Test
    void shouldProposeSecureTypesFirstAndNameTheOthersPrice() {
        assertThat(new RedirectLoop(
                                List.of(), List.of(), List.of(RedirectType.values()), List.of(), "x-forwarded-proto")
                        .remedy(Place.DOMAIN))
                .startsWith("Use redirect type HTTPS or FOLLOW or HTTP (sends clients' HTTPS requests in clear), or ");
    }

    private static List<RedirectChain> walked(
            Domain domain, Function<OriginQuestion, @Nullable OriginResponse> origin) {
        return walked(sites(domain), origin);
    }

    private static List<RedirectChain> walked(Sites sites, Function<OriginQuestion, @Nullable OriginResponse> origin) {
        return LoopCheck.chains(sites, "/").stream()
                .map(chain -> chain.follow(origin))
                .collect(Collectors.collectingAndThen(Collectors.toList(), LoopCheck::settled));
    }
}
