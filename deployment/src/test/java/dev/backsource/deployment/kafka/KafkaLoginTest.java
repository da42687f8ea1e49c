package dev.backsource.deployment.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLoginTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple",
                "with \"quotes\" and \\backslashes\\",
                "\\\"; } evil { \"",
                "${kafka.bootstrap.servers} $$ $ \\${x} \\$",
                "\\044 \\n",
                "päss wörd ☂",
                "semi;colon=1,2"
            })
    void shouldGiveKafkaThePasswordAsItIsInTheFile(String password) throws IOException {
        // When
        var config = config(Map.of("user", "edge-1", "password-file", file(password + "\n")));

        // Then
        assertThat(config.getValue("kafka.security.protocol", String.class)).isEqualTo("SASL_SSL");
        assertThat(config.getValue("kafka.sasl.mechanism", String.class)).isEqualTo("SCRAM-SHA-512");
        assertThat(loginOf(config)).isEqualTo(Map.of("username", "edge-1", "password", password));
    }

    @Test
    void shouldPreferWhatIsSetByKafkasOwnNames() throws IOException {
        // When
        var config = config(
                Map.of("user", "edge-1", "password-file", file("secret")),
                Map.of("kafka.security.protocol", "SASL_PLAINTEXT"));

        // Then
        assertThat(config.getValue("kafka.security.protocol", String.class)).isEqualTo("SASL_PLAINTEXT");
        assertThat(config.getValue("kafka.sasl.mechanism", String.class)).isEqualTo("SCRAM-SHA-512");
    }

    @Test
    void shouldShowACertificateWithoutAPassword() throws IOException {
        // When
        var own = file("own");
        var config = config(Map.of("certificate-file", own, "ca-file", file("roots")));

        // Then
        assertThat(config.getValue("kafka.security.protocol", String.class)).isEqualTo("SSL");
        assertThat(config.getValue("kafka.ssl.keystore.type", String.class)).isEqualTo("PEM");
        assertThat(config.getValue("kafka.ssl.keystore.location", String.class)).isEqualTo(own);
        assertThat(config.getOptionalValue("kafka.sasl.jaas.config", String.class))
                .isEmpty();
    }

    @Test
    void shouldSetNothingWhenNothingIsSet() {
        assertThat(config(Map.of()).getPropertyNames()).noneMatch(name -> name.startsWith("kafka."));
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThatThrownBy(() -> config(Map.of("user", "edge-1")))
                .hasMessageContaining("backsource.kafka.password-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two\nlines"})
    void shouldRefuseAFileThatHoldsNoPassword(String content) throws IOException {
        var file = file(content);

        assertThatThrownBy(() -> config(Map.of("user", "edge-1", "password-file", file)))
                .hasMessageContaining("backsource.kafka.password-file")
                .hasMessageContaining(file);
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        assertThatThrownBy(() -> config(Map.of("ca-file", "/nowhere/roots.pem")))
                .hasMessageContaining("backsource.kafka.ca-file")
                .hasMessageContaining("/nowhere/roots.pem");
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "file", ""), content)
                .toString();
    }

    private static Map<String, ?> loginOf(SmallRyeConfig config) {
        var jaas = new Password(config.getValue("kafka.sasl.jaas.config", String.class));
        return JaasContext.loadClientContext(Map.of("sasl.jaas.config", jaas))
                .configurationEntries()
                .get(0)
                .getOptions();
    }

    private static SmallRyeConfig config(Map<String, String> login) {
        return config(login, Map.of());
    }

    private static SmallRyeConfig config(Map<String, String> login, Map<String, String> others) {
        var all = new HashMap<>(others);
        login.forEach((name, value) -> all.put("backsource.kafka." + name, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "test", 400))
                .withSources(new KafkaLoginSource())
                .build();
    }
}
