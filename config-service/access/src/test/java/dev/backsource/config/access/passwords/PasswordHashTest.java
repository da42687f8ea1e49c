package dev.backsource.config.access.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void shouldKnowItsOwnPasswordOnly() {
        // Given
        var text = PasswordHash.of(Password.chosen("correct horse battery")).text();

        // When
        var hash = PasswordHash.parse(text);

        // Then
        assertThat(text).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(hash.matches(Password.typed("correct horse battery"))).isTrue();
        assertThat(hash.matches(Password.typed("correct horse batterz"))).isFalse();
        assertThat(PasswordHash.NOBODYS.matches(Password.typed(""))).isFalse();
    }

    /** The one of the reference implementation's own tests. */
    @Test
    void shouldUnderstandHashesOfOthers() {
        var hash = PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

        assertThat(hash.matches(Password.typed("password"))).isTrue();
    }

    @Test
    void shouldSaltEachPasswordByItself() {
        var password = Password.chosen("correct horse battery");

        assertThat(PasswordHash.of(password).text())
                .isNotEqualTo(PasswordHash.of(password).text());
    }

    /** Some keyboards send é as one character, others as two. */
    @Test
    void shouldKnowAPasswordHoweverItsLettersAreComposed() {
        var hash = PasswordHash.of(Password.chosen("caf\u00e9 au lait \u2026"));

        assertThat(hash.matches(Password.typed("cafe\u0301 au lait \u2026"))).isTrue();
    }

    @Test
    void shouldAskForLengthAndNoUsername() {
        assertThatThrownBy(() -> Password.chosen("x".repeat(11))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Password.chosen("x".repeat(129))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Password.chosen("very JANE.DOE indeed").requireFreeOf("jane.doe"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("indeed");
        assertThat(Password.chosen("\ud83d\ude00".repeat(128)).toString()).isEqualTo("a password");
    }
}
