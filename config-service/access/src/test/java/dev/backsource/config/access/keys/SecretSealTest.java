package dev.backsource.config.access.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTest {
    private static final SealKey OLD = key(1);
    private static final SealKey NEW = key(2);
    private static final String SECRET = "a secret of some length";

    private final SecretSeal seal = new SecretSeal(OLD, List.of());

    @Test
    void shouldOpenWhatItSealedAndSealNothingTwiceAlike() {
        // When
        var sealed = seal.seal("KEY", SECRET);

        // Then
        assertThat(seal.open("KEY", sealed)).contains(SECRET);
        assertThat(seal.seal("KEY", SECRET).bytes()).isNotEqualTo(sealed.bytes());
        assertThat(sealed.bytes()).hasSize(12 + SECRET.length() + 16);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 20, 50})
    void shouldOpenNothingThatWasTamperedWith(int place) {
        // Given
        var sealed = seal.seal("KEY", SECRET);
        var bytes = sealed.bytes().clone();
        bytes[place] ^= 1;

        // Then
        assertThatThrownBy(() -> seal.open("KEY", new SecretSeal.Sealed(sealed.with(), bytes)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KEY")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() ->
                        seal.open("KEY", new SecretSeal.Sealed(sealed.with(), Arrays.copyOf(sealed.bytes(), place))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNotOpenTheSecretOfAnotherAccessKey() {
        // Given
        var sealed = seal.seal("KEY", SECRET);

        // Then
        assertThatThrownBy(() -> seal.open("OTHER", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldOpenWhatAnEarlierKeySealedAndKnowThatItDid() {
        // Given
        var sealed = seal.seal("KEY", SECRET);
        var rotated = new SecretSeal(NEW, List.of(OLD));

        // Then
        assertThat(rotated.open("KEY", sealed)).contains(SECRET);
        assertThat(rotated.isCurrent(sealed)).isFalse();
        assertThat(rotated.isCurrent(rotated.seal("KEY", SECRET))).isTrue();
        assertThat(new SecretSeal(NEW, List.of()).open("KEY", sealed)).isEmpty();
        assertThat(OLD.toString()).isEqualTo("key " + sealed.with());
    }

    @Test
    void shouldRenewUnderTheCurrentKeyWhatItCanDecryptOnly() {
        // Given
        var sealed = seal.seal("KEY", SECRET);
        var bytes = sealed.bytes().clone();
        bytes[20] ^= 1;
        var rotated = new SecretSeal(NEW, List.of(OLD));

        // When
        var renewed = rotated.renewed("KEY", sealed).orElseThrow();

        // Then
        assertThat(rotated.isCurrent(renewed)).isTrue();
        assertThat(rotated.open("KEY", renewed)).contains(SECRET);
        assertThat(rotated.renewed("KEY", new SecretSeal.Sealed(sealed.with(), bytes)))
                .isEmpty();
        assertThat(new SecretSeal(NEW, List.of()).renewed("KEY", sealed)).isEmpty();
    }

    private static SealKey key(int value) {
        var bytes = new byte[SealKey.BYTES];
        Arrays.fill(bytes, (byte) value);
        return SealKey.of(bytes);
    }
}
