package dev.backsource.policy.response;

import static dev.backsource.policy.response.GivenSite.domain;
import static dev.backsource.policy.response.GivenSite.page;
import static dev.backsource.policy.response.GivenSite.redirect;
import static dev.backsource.policy.response.GivenSite.sites;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.response.RedirectChain.End;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class RedirectChainProperties {
    private static final String NAME = "*.example.com";

    /** A client that begins anywhere in a circle of URLs comes back to where it began. */
    @Samples(200)
    void shouldFindALoopFromEachOfItsUrls(Sample sample) {
        // Given
        var circle = urls(sample, sample.between(1, RedirectChain.MAX_STEPS));
        var next = new HashMap<ClientUrl, ClientUrl>();
        for (var i = 0; i < circle.size(); i++) {
            next.put(circle.get(i), circle.get((i + 1) % circle.size()));
        }
        var first = sample.between(0, circle.size() - 1);

        // When
        var chain = walked(circle.get(first), next);

        // Then
        assertThat(chain.end()).isEqualTo(End.LOOP);
        assertThat(chain.steps())
                .extracting(RedirectChain.Step::url)
                .hasSameSizeAs(circle)
                .containsAll(circle);
    }

    /** A loop is found behind a way to it, too, as long as both have ten steps at most. */
    @Samples(200)
    void shouldFindALoopBehindOtherRedirects(Sample sample) {
        // Given
        var all = urls(sample, sample.between(2, RedirectChain.MAX_STEPS));
        var back = sample.between(0, all.size() - 1);
        var next = path(all);
        next.put(all.get(all.size() - 1), all.get(back));

        // Then
        assertThat(walked(all.get(0), next).end()).isEqualTo(End.LOOP);
    }

    /** A chain of different URLs with a page at its end is no loop, whatever its length. */
    @Samples(200)
    void shouldFindNoLoopInAChainThatEnds(Sample sample) {
        // Given
        var all = urls(sample, sample.between(1, 2 * RedirectChain.MAX_STEPS));

        // When
        var chain = walked(all.get(0), path(all));

        // Then
        assertThat(chain.end()).isEqualTo(all.size() <= RedirectChain.MAX_STEPS ? End.RESPONSE : End.TOO_LONG);
    }

    /** Whatever a location is, the chain ends, and resolving it twice changes nothing. */
    @Samples(200)
    void shouldEndForAnyLocation(Sample sample) {
        // Given
        var location = sample.oneOf(
                () -> sample.text(200),
                () -> sample.text("htps:/.?#%2eE@w[]\\ ", 0, 40),
                () -> "https://" + sample.text(60));
        var domain = domain(NAME, sample.of(RedirectType.class));

        // When
        var chain = RedirectChain.of(sites(domain), sample.of(Scheme.class), "/a/b?c")
                .follow(asked -> redirect(location));

        // Then
        assertThat(chain.end()).isNotNull().isNotEqualTo(End.UNKNOWN);
        chain.steps()
                .forEach(step ->
                        assertThat(step.url().redirected(step.url().toString())).isEqualTo(step.url()));
    }

    private static Map<ClientUrl, ClientUrl> path(List<ClientUrl> all) {
        var next = new HashMap<ClientUrl, ClientUrl>();
        for (var i = 0; i + 1 < all.size(); i++) {
            next.put(all.get(i), all.get(i + 1));
        }
        return next;
    }

    /** An origin that knows the client's scheme, so that each URL is a request of its own to it. */
    private static RedirectChain walked(ClientUrl first, Map<ClientUrl, ClientUrl> next) {
        var domain = domain(NAME, RedirectType.FOLLOW);
        return RedirectChain.from(sites(domain), first).follow(asked -> {
            var to = next.get(new ClientUrl(asked.client(), asked.host(), asked.target()));
            return to == null ? page("<p>") : redirect(to.toString());
        });
    }

    private static List<ClientUrl> urls(Sample sample, int count) {
        var urls = new ArrayList<ClientUrl>();
        while (urls.size() < count) {
            var url = new ClientUrl(
                    sample.of(Scheme.class),
                    "www.example.com",
                    "/" + sample.text("ab", 0, 4) + sample.of("", "/", "?q"));
            if (!urls.contains(url)) {
                urls.add(url);
            }
        }
        return urls;
    }
}
