package dev.backsource.edge.cache.rules.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any target keeps its length and, apart from case, its text; and what is normalised stays as it is. */
class PercentEncodingFuzz {
    @FuzzTest
    void shouldChangeNothingButCase(byte[] latin1) {
        var target = new String(latin1, StandardCharsets.ISO_8859_1);
        var normalised = PercentEncoding.normalised(target);

        assertThat(normalised).isEqualToIgnoringCase(target);
        assertThat(PercentEncoding.normalised(normalised)).isSameAs(normalised);
    }
}
