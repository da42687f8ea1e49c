package dev.backsource.edge.cache.rules.syntax.structured;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text is no dictionary (RFC 9651 §3.2), or one with valid keys; the result is the same however the text is split into lines. */
class StructuredDictionaryFuzz {
    @FuzzTest
    void shouldReadADictionaryOrNone(byte[] latin1) {
        var lines = new String(latin1, StandardCharsets.ISO_8859_1).lines().toList();
        var members = StructuredDictionary.parse(lines);

        if (members != null) {
            assertThat(members.keySet()).allMatch(key -> key.matches("[a-z*][a-z0-9_.*-]*"));
        }
    }
}
