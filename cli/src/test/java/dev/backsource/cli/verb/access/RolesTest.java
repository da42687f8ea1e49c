package dev.backsource.cli.verb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operator           | {\"role\":\"operator\"}",
                "operator@team:shop | {\"role\":\"operator\",\"team\":\"shop\"}",
                "viewer@*.a.example@b.example | {\"role\":\"viewer\",\"names\":[\"*.a.example\",\"b.example\"]}",
                "operator@team:shop@b.example | {\"role\":\"operator\",\"team\":\"shop\",\"names\":[\"b.example\"]}"
            })
    void shouldReadARoleAndWriteItAlike(String text, String role) {
        var read = Roles.parse(text);

        assertThat(read).hasToString(role);
        assertThat(Roles.text(read)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "operator@", "operator@team:", "@team:shop"})
    void shouldSayHowARoleIsWritten(String text) {
        assertThatThrownBy(() -> Roles.parse(text)).hasMessageStartingWith("--role: invalid value \"" + text + "\"");
    }
}
