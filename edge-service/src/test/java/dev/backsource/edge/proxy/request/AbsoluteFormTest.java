package dev.backsource.edge.proxy.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsoluteFormTest {
    @ParameterizedTest
    @CsvSource({"http://a.b/c?d, a.b, /c?d", "HTTPS://a.b:8443, a.b:8443, /", "http://a.b?d=http://x, a.b, /?d=http://x"
    })
    void shouldTakeATargetApart(String target, String authority, String originForm) {
        // When
        var absolute = AbsoluteForm.is(target);

        // Then
        assertThat(absolute).isTrue();
        assertThat(AbsoluteForm.authority(target)).isEqualTo(authority);
        assertThat(AbsoluteForm.originForm(HttpMethod.GET, target)).isEqualTo(originForm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "/http://a.b", "ftp://a.b/", "a.b:443"})
    void shouldTellOtherForms(String target) {
        // When
        var absolute = AbsoluteForm.is(target);

        // Then
        assertThat(absolute).isFalse();
    }
}
