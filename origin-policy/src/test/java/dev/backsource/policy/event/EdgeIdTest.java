package dev.backsource.policy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"edge-1", "a", "9", "fra_1.edge", "E"})
    void shouldTakeWhatIsAnId(String id) {
        assertThat(EdgeId.require(id)).isSameAs(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ".", "..", "../edge", "/etc/edge", "a/b", "a\\b", "-a", "a b", "é", "a\n", "a\u0000"})
    void shouldRefuseWhatWouldBeAnotherFolderOrNoToken(String id) {
        assertThatThrownBy(() -> EdgeId.require(id)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shouldRefuseAnIdThatIsTooLong() {
        assertThat(EdgeId.require("a".repeat(64))).hasSize(64);
        assertThatThrownBy(() -> EdgeId.require("a".repeat(65))).isInstanceOf(InvalidValueException.class);
    }
}
