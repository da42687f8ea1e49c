package dev.backsource.config.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.event.SilenceKind;
import dev.backsource.policy.finding.FindingKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"CAUSES", "CAUSE_REMEDIES"})
    void shouldHaveWordsForEachFindingAndEachSilence(String section) {
        assertThat(CatalogueSection.of(section).keySet())
                .containsAll(Stream.concat(
                                FindingKind.ALL.stream().map(FindingKind::code),
                                Arrays.stream(SilenceKind.values()).map(SilenceKind::kebabName))
                        .toList());
    }
}
