package dev.backsource.config.access.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.testing.infrastructure.TestFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownProviderTest {
    @Test
    void shouldBeNoneWithoutAnIssuer() {
        assertThat(KnownProvider.of(SampleSettings.none())).isNull();
    }

    @Test
    void shouldAskWhereTheIssuerIsUnlessToldOtherwise() {
        assertThat(known(Map.of()).server()).hasToString(SampleSettings.ISSUER + "/.well-known/openid-configuration");
        assertThat(known(Map.of("server-url", "https://inside.example.com/realms/cdn/"))
                        .server())
                .hasToString("https://inside.example.com/realms/cdn/.well-known/openid-configuration");
    }

    @Test
    void shouldTakeTheSecretFromItsFileAndNoTokensWithoutAnAudience() throws IOException {
        var file = Files.writeString(TestFolder.create("secret-").resolve("secret"), "s3cret\n");

        var known = known(Map.of("client-secret-file", file.toString(), "scopes", "profile"));

        assertThat(Objects.requireNonNull(known.secret()).getValue()).isEqualTo("s3cret");
        assertThat(known.audience()).isNull();
        assertThat(known(Map.of("audience", "api")).audience()).isEqualTo("api");
        assertThat(known.scope().toStringList()).containsExactly("openid", "profile");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://id.example.com",
        "issuer, ftp://id.example.com",
        "issuer, https://id.example.com/?a=b",
        "issuer, https://id.example.com/#a",
        "issuer, id.example.com",
        "server-url, http://127.0.0.1.example.com",
        "console-url, cdn.example.com",
        "client-secret-file, /there/is/no/such/file"
    })
    void shouldEndTheStartWhereASettingCantBeUsed(String setting, String value) {
        assertThatThrownBy(() -> known(Map.of(setting, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backsource.access.oidc." + setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8180", "http://localhost", "http://[::1]:8180"})
    void shouldTakePlainHttpFromThisMachine(String issuer) {
        assertThat(known(Map.of("issuer", issuer)).issuer().getValue()).isEqualTo(issuer);
    }

    @Test
    void shouldAskNobodyInClearElsewhereUnlessThatIsSet() {
        var elsewhere = URI.create("http://keycloak:8080/token");

        assertThat(known(Map.of()).mayAsk(elsewhere)).isFalse();
        assertThat(known(Map.of()).mayAsk(URI.create("https://keycloak:8080/token")))
                .isTrue();
        assertThat(known(Map.of()).mayAsk(URI.create("file:///etc/passwd"))).isFalse();
        assertThat(known(Map.of("plain-http", "true")).mayAsk(elsewhere)).isTrue();
    }

    private static KnownProvider known(Map<String, String> settings) {
        return Objects.requireNonNull(KnownProvider.of(SampleSettings.with(settings)));
    }
}
