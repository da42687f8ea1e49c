package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.policy.InvalidValueException;
import java.nio.charset.StandardCharsets;

/** Any text is refused, or is a name whose stored form is parsed as the same name. */
class DomainNameFuzz {
    @FuzzTest
    void shouldBeRefusedOrReadAgainAsItself(byte[] utf8) {
        var text = new String(utf8, StandardCharsets.UTF_8);
        try {
            var name = DomainName.parse(text);

            assertThat(DomainName.parse(name.value())).isEqualTo(name);
            assertThat(name.value()).matches("[a-z0-9*._-]{1,255}");
        } catch (InvalidValueException e) {
            assertThat(e.detail()).isNotEmpty();
        }
    }
}
