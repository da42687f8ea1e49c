package dev.backsource.config.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTokenTest {
    private static final String SECRET = "0123456789".repeat(4) + "a-_";

    @Test
    void shouldReadWhatItWritesAndHaveNoSecretInItsName() {
        // When
        var token = KeyToken.random();
        var read = Objects.requireNonNull(KeyToken.parse(token.text()));

        // Then
        assertThat(read).isEqualTo(token);
        assertThat(token.id()).hasSize(16);
        assertThat(token.secret()).hasSize(43);
        assertThat(token.toString()).contains(token.id()).doesNotContain(token.secret());
        assertThat(KeyToken.random().id()).isNotEqualTo(token.id());
        assertThat(KeyToken.random().secret()).isNotEqualTo(token.secret());
    }

    @Test
    void shouldTellSecretsApartByTheirHash() {
        assertThat(new KeyToken("A", "a").hash())
                .hasSize(32)
                .isEqualTo(new KeyToken("B", "a").hash())
                .isNotEqualTo(new KeyToken("A", "b").hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bsk_",
                "bsk_ABCDEFGHIJKLMNOP",
                "bsk_ABCDEFGHIJKLMNOP_",
                "bsk_ABCDEFGHIJKLMNOP_" + "0123456789",
                "BSK_ABCDEFGHIJKLMNOP_01234567890123456789012345678901234567890ab",
                "bsk_abcdefghijklmnop_01234567890123456789012345678901234567890ab",
                "bsk_ABCDEFGHIJKLMNO1_01234567890123456789012345678901234567890ab",
                "bsk_ABCDEFGHIJKLMNOP_01234567890123456789012345678901234567890a=",
                "bsk_ABCDEFGHIJKLMNOP_01234567890123456789012345678901234567890ab\n"
            })
    void shouldTakeNothingElse(String text) {
        assertThat(KeyToken.parse(text)).isNull();
        assertThat(KeyToken.parse("bsk_ABCDEFGHIJKLMNOP_" + SECRET)).isNotNull();
    }
}
