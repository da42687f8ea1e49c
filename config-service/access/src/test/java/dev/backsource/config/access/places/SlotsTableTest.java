package dev.backsource.config.access.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlotsTableTest {
    private static final Path TABLE = Path.of("../../docs/places.md");

    @ParameterizedTest
    @EnumSource(SlotKind.class)
    void shouldBeListedWithItsShares(SlotKind kind) throws IOException {
        var shares = kind.shares();
        assertThat(Files.readAllLines(TABLE))
                .anyMatch(line -> line.startsWith("| %s | %d | %d | %d | %d |"
                        .formatted(kind.what(), shares.all(), shares.ofTenant(), shares.ofCaller(), shares.kept())));
    }
}
