package dev.backsource.policy.response;

import static dev.backsource.policy.response.GivenSite.cut;
import static dev.backsource.policy.response.GivenSite.domain;
import static dev.backsource.policy.response.GivenSite.page;
import static dev.backsource.policy.response.GivenSite.redirect;
import static dev.backsource.policy.response.GivenSite.sites;
import static dev.backsource.policy.response.GivenSite.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Part;
import dev.backsource.policy.finding.ForwardedProto;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeFieldsTest {
    private static final String LINK = "<a href='http://www.example.com/a'>";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "x-scheme, https, true",
        "front-end-https, on, true",
        "cloudfront-forwarded-proto, https, true",
        "forwarded, proto=https, false"
    })
    void shouldFindTheFieldThatStopsTheRedirect(String field, String value, boolean settable) {
        assertThat(heeded(
                        null,
                        asked -> asked.fields().contains(field)
                                        && asked.valueOf(field).equals(value)
                                ? page("<p>")
                                : redirect("https://www.example.com/")))
                .isEqualTo(new ForwardedProto("x-forwarded-proto", field, settable));
    }

    @Test
    void shouldFindTheFieldThatMakesLinksSecure() {
        assertThat(heeded(
                        "x-scheme",
                        asked -> page(
                                asked.fields().contains("x-forwarded-proto") ? LINK.replace("http:", "https:") : LINK)))
                .isEqualTo(new ForwardedProto("x-scheme", "x-forwarded-proto", true));
    }

    @Test
    void shouldFindNoneForALinkOfAnOriginThatHeedsTheEdgesField() {
        assertThat(heeded(
                        null,
                        asked -> asked.fields().contains("x-forwarded-proto")
                                ? page(LINK)
                                : redirect("https://www.example.com/")))
                .isNull();
    }

    /** Edges would send the other field only, so that the redirect would become a loop. */
    @Test
    void shouldFindNoneWhereTheOriginNeedsTheEdgesFieldAsWell() {
        assertThat(heeded(
                        null,
                        asked -> !asked.fields().contains("x-forwarded-proto")
                                ? redirect("https://www.example.com/")
                                : page(asked.fields().contains("x-forwarded-ssl") ? "<p>" : LINK)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 429, 500, 503})
    void shouldTakeNoRefusalForACure(int status) {
        assertThat(heeded(
                        null,
                        asked -> asked.fields().contains("x-scheme")
                                ? status(status)
                                : redirect("https://www.example.com/")))
                .isNull();
        assertThat(heeded(null, asked -> asked.fields().contains("x-scheme") ? status(status) : page(LINK)))
                .isNull();
    }

    @Test
    void shouldTakeNoPageThatBrokeOffForACure() {
        assertThat(heeded(null, asked -> asked.fields().contains("x-scheme") ? cut("<p>") : page(LINK)))
                .isNull();
    }

    @Test
    void shouldFindNoneWhereAllResponsesAreAlikeOrUnknown() {
        assertThat(heeded(null, asked -> page(LINK + asked.fields()))).isNull();
        assertThat(heeded(null, asked -> redirect("https://www.example.com/"))).isNull();
        assertThat(heeded(null, asked -> asked.fields().equals(List.of("x-forwarded-proto")) ? page(LINK) : null))
                .isNull();
    }

    private static @Nullable ForwardedProto heeded(
            @Nullable String field, Function<OriginQuestion, @Nullable OriginResponse> origin) {
        var domain = domain("www.example.com", RedirectType.HTTP);
        var chains = LoopCheck.chains(
                sites(domain.with(Part.ORIGIN_REQUEST, domain.originRequest().withForwardedProtoField(field))), "/");
        return SchemeFields.trials(chains.get(1).follow(origin)).stream()
                .filter(trial ->
                        trial.isCured(origin.apply(trial.beside())) && trial.isCured(origin.apply(trial.alone())))
                .findFirst()
                .map(SchemeFields.Trial::finding)
                .orElse(null);
    }
}
