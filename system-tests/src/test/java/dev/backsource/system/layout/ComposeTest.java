package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The services of {@code docker-compose.yml}. */
class ComposeTest {
    /** Those that create the administrator's key or use it; none of them is an origin, which the whole network reaches through the edges. */
    private static final Set<String> WITH_THE_ADMINISTRATORS_KEY = Set.of("secrets", "config-service", "demo-domain");

    @Test
    void shouldGiveTheAdministratorsKeyToThoseThatNeedItAlone() {
        // When
        var holders = new TreeSet<String>();
        services().forEach((name, service) -> {
            if (volumes(service).stream().anyMatch(volume -> volume.startsWith("administrator:"))) {
                holders.add(name);
            }
        });

        // Then
        assertThat(holders).containsExactlyInAnyOrderElementsOf(WITH_THE_ADMINISTRATORS_KEY);
        assertThat(services()).containsKey("demo-origin");
    }

    @SuppressWarnings("unchecked") // The file's form is that of Compose.
    private static Map<String, Map<String, Object>> services() {
        var file = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, Object>>load(Sources.page("docker-compose.yml"));
        return (Map<String, Map<String, Object>>) file.get("services");
    }

    @SuppressWarnings("unchecked") // Likewise; all are in the short form.
    private static List<String> volumes(Map<String, Object> service) {
        return (List<String>) service.getOrDefault("volumes", List.of());
    }
}
