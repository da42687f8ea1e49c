package dev.backsource.config.api.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PartsResourceTest {
    @Test
    void shouldServeEveryPart() {
        assertThat(PartEndpoint.PATH)
                .isEqualTo(PartEndpoint.ALL.stream()
                        .map(part -> part.address().segment())
                        .collect(Collectors.joining("|", "{part: ", "}")));
    }
}
