package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/settings.md} has every setting of every service, and none that does not exist. */
class SettingsPageTest {
    private static final String OWN = "backsource.";

    @ParameterizedTest
    @ValueSource(strings = {"edge-service", "config-service", "origin-health-service"})
    void shouldHaveEverySettingOfTheServiceOnce(String service) {
        assertThat(Sources.namesOn("docs/settings.md", service))
                .filteredOn(name -> name.startsWith(OWN))
                .containsExactlyInAnyOrderElementsOf(ServiceSettings.of(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge-service", "config-service", "origin-health-service"})
    void shouldNameOnlySettingsOfTheFrameworkThatSomeServiceSets(String service) throws IOException {
        assertThat(Sources.namesOn("docs/settings.md", service))
                .filteredOn(name -> !name.startsWith(OWN))
                .isNotEmpty()
                .isSubsetOf(setByServices());
    }

    private static Set<String> setByServices() throws IOException {
        var properties = new Properties();
        for (var service : List.of("edge-service", "config-service", "origin-health-service")) {
            properties.load(new StringReader(Sources.page(service + "/src/main/resources/application.properties")));
        }
        return properties.stringPropertyNames();
    }
}
