package dev.backsource.config.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLinksTest {
    @ParameterizedTest
    @CsvSource({
        "*.example.com, , domains/*.example.com",
        ", edge/edge-1, edges",
        ", fleet/probers, edges",
        ", rollout/01890a5d-ac96-774b-bcce-b302099a8057, overview",
    })
    void shouldLeadToThePlaceOfTheAlert(String domain, String subject, String path) {
        var links =
                new AlertLinks(Optional.of(URI.create("https://cdn.example.net/")), Optional.empty(), Optional.empty());

        assertThat(links.page(domain, subject)).isEqualTo("https://cdn.example.net/console/" + path);
    }
}
