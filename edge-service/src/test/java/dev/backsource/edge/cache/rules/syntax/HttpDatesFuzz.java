package dev.backsource.edge.cache.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.backsource.edge.testing.DateField;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Any text is no date, or a date that is parsed again from its written form, in any case. */
class HttpDatesFuzz {
    @FuzzTest
    void shouldReadAgainWhatIsWritten(byte[] latin1) {
        var text = new String(latin1, StandardCharsets.ISO_8859_1);
        var date = HttpDates.parse(text);

        if (date != HttpDates.ABSENT) {
            assertThat(HttpDates.parse(DateField.of(date))).isEqualTo(date);
            assertThat(HttpDates.parse(text.toLowerCase(Locale.ROOT))).isEqualTo(date);
        }
    }
}
