package dev.backsource.policy.response;

import static dev.backsource.policy.response.GivenSite.ORIGIN;
import static dev.backsource.policy.response.GivenSite.domain;
import static dev.backsource.policy.response.GivenSite.page;
import static dev.backsource.policy.response.GivenSite.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Part;
import dev.backsource.policy.finding.ForwardedProto;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeFieldsTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "x-scheme, https, true",
        "front-end-https, on, true",
        "cloudfront-forwarded-proto, https, true",
        "forwarded, proto=https, false"
    })
    void shouldFindTheFieldThatStopsTheRedirect(String field, String value, boolean settable) {
        assertThat(SchemeFields.heeded(
                        asked(null),
                        asked -> asked.field().equals(field)
                                        && asked.fieldValue().equals(value)
                                ? page("<p>")
                                : redirect("https://www.example.com/")))
                .isEqualTo(new ForwardedProto("x-forwarded-proto", field, settable));
    }

    @Test
    void shouldFindTheFieldThatMakesLinksSecure() {
        assertThat(SchemeFields.heeded(
                        asked("x-scheme"),
                        asked -> page("<img src='" + (asked.field().equals("x-forwarded-proto") ? "https" : "http")
                                + "://www.example.com/a'>")))
                .isEqualTo(new ForwardedProto("x-scheme", "x-forwarded-proto", true));
    }

    @Test
    void shouldFindNoneWhereAllResponsesAreAlikeOrUnknown() {
        assertThat(SchemeFields.heeded(asked(null), asked -> page("<p>" + asked.field())))
                .isNull();
        assertThat(SchemeFields.heeded(asked(null), asked -> null)).isNull();
        assertThat(SchemeFields.heeded(
                        asked(null), asked -> asked.field().equals("x-forwarded-proto") ? page("<p>") : null))
                .isNull();
    }

    private static OriginQuestion asked(@Nullable String field) {
        var domain = domain("www.example.com", RedirectType.HTTP);
        var asked = RedirectChain.of(
                        domain.with(Part.ORIGIN_REQUEST, domain.originRequest().withForwardedProtoField(field)),
                        ORIGIN,
                        Scheme.HTTPS,
                        "/")
                .next();
        assertThat(asked).isNotNull();
        return asked;
    }
}
