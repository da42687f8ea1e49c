package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.protocol.ContentKind;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticRulesTest {
    private static final StaticRules RULES = new StaticRules(
            List.of(".JPG", "css"), List.of("/index.html", "/%7eme"), List.of("/static/*", "/a/*/c", "/bücher/*"));

    @ParameterizedTest
    @CsvSource({
        "/photo.jpg,        STATIC",
        "/photo.JPG,        STATIC",
        "/a.b/style.css,    STATIC",
        "/a.css/page,       DYNAMIC",
        "/jpg,              DYNAMIC",
        "/index.html,       STATIC",
        "/index.html5,      DYNAMIC",
        "/static/,          STATIC",
        "/static/x/y,       STATIC",
        "/static,           DYNAMIC",
        "/a/b/c,            STATIC",
        "/a/b/x/c,          STATIC",
        "/a/b/d,            DYNAMIC",
        "/,                 DYNAMIC",
        "/~me,              STATIC",
        "/b%C3%BCcher/1,    STATIC",
        "/page?a=.jpg,      DYNAMIC",
        "/static/a;b/%2F/c, STATIC",
        "/@scope%2Fp,       DYNAMIC",
        "/static/../page,   AMBIGUOUS",
        "/static/x/../y,    AMBIGUOUS",
        "/page/..,          AMBIGUOUS",
        "/static%2Fx,       AMBIGUOUS",
        "/page;x.jpg,       AMBIGUOUS",
        "/page%00.jpg,      AMBIGUOUS",
    })
    void shouldTellStaticFromDynamicByTheRules(String path, ContentKind kind) {
        assertThat(new ContentMatcher(new DynamicAcceleration(true, RULES)).kindOf(path))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "/photo.JPG,  SUFFIX,  jpg",
        "/index.html, URI,     /index.html",
        "/a/b/c,      PATH,    /a/*/c",
        "/,           NO_RULE,",
        "/~me,        URI,     /%7eme",
        "/static%2Fx, SEVERAL_READINGS,",
    })
    void shouldNameTheRuleThatDecides(String path, ContentReason.Cause cause, String rule) {
        assertThat(new ContentMatcher(new DynamicAcceleration(true, RULES)).reasonFor(path))
                .isEqualTo(new ContentReason(cause, rule));
        assertThat(new ContentMatcher(DynamicAcceleration.OFF).reasonFor(path).cause())
                .isEqualTo(ContentReason.Cause.ACCELERATION_OFF);
    }

    @Test
    void shouldTakeEverythingForStaticWhileDynamicAccelerationIsOff() {
        assertThat(new ContentMatcher(DynamicAcceleration.OFF).kindOf("/api")).isEqualTo(ContentKind.STATIC);
        assertThat(new ContentMatcher(new DynamicAcceleration(false, RULES)).kindOf("/api"))
                .isEqualTo(ContentKind.STATIC);
        assertThat(new ContentMatcher(DynamicAcceleration.OFF).kindOf("/@scope%2Fp;v=1"))
                .isEqualTo(ContentKind.STATIC);
    }

    @Test
    void shouldNotReadALongPathInAllWays() {
        // Given
        var matcher = new ContentMatcher(new DynamicAcceleration(true, RULES));

        // When / Then
        assertThat(matcher.kindOf("/static/" + "a".repeat(10_000))).isEqualTo(ContentKind.STATIC);
        assertThat(matcher.kindOf("/static/%2F" + "a".repeat(10_000))).isEqualTo(ContentKind.AMBIGUOUS);
        assertThat(new ContentMatcher(DynamicAcceleration.OFF).kindOf("/%2F" + "a".repeat(10_000)))
                .isEqualTo(ContentKind.STATIC);
    }

    @Test
    void shouldRefuseRulesThatCanNotMatch() {
        assertThatThrownBy(() -> new StaticRules(List.of("a/b"), List.of(), List.of()))
                .hasMessageContaining("suffix");
        assertThatThrownBy(() -> new StaticRules(List.of(), List.of("index.html"), List.of()))
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> new StaticRules(List.of(), List.of(), List.of("*")))
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> new StaticRules(List.of(), List.of("/a\nb"), List.of()))
                .hasMessageContaining("control character");
        assertThatThrownBy(() -> new StaticRules(Collections.nCopies(101, "jpg"), List.of(), List.of()))
                .hasMessageContaining("the limit is 100");
    }
}
