package dev.backsource.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.10:443            | {\"address\":\"203.0.113.10\",\"port\":443}",
                "[2001:db8::1]:80            | {\"address\":\"2001:db8::1\",\"port\":80}",
                "2001:db8::1:80              | {\"address\":\"2001:db8::1\",\"port\":80}",
                "o.example:80,secondary      | {\"address\":\"o.example\",\"port\":80,\"priority\":\"SECONDARY\"}",
                "o.example:80,weight=5       | {\"address\":\"o.example\",\"port\":80,\"weight\":5}",
                "o.example:80,weight=5,primary | {\"address\":\"o.example\",\"port\":80,\"weight\":5,\"priority\":\"PRIMARY\"}"
            })
    void shouldReadAnOrigin(String text, String origin) {
        assertThat(Origins.parse(List.of(text)).get(0)).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o.example",
                ":80",
                "o.example:",
                "o.example:http",
                "o.example:80,",
                "o.example:80,third",
                "o.example:80,weight=x"
            })
    void shouldSayHowAnOriginIsWritten(String text) {
        assertThatThrownBy(() -> Origins.parse(List.of(text)))
                .hasMessage("--origin: invalid value \"" + text + "\"; use " + Origins.FORM
                        + ", such as 203.0.113.10:443 or origin.example.com:80,secondary,weight=5");
    }
}
