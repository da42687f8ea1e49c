package dev.backsource.edge.cache.rules.syntax.structured;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dictionary (RFC 9651 §3.2), parsed by §4.2.2: one error makes the whole dictionary invalid. */
public final class StructuredDictionary {
    private final StructuredText text;
    private final StructuredItemReader items;

    private StructuredDictionary(StructuredText text) {
        this.text = text;
        this.items = new StructuredItemReader(text);
    }

    /** The members over all {@code lines}, a repeated key at its last value; null when the field is not valid. */
    public static @Nullable Map<String, StructuredItem> parse(List<String> lines) {
        var text = new StructuredText(String.join(",", lines));
        var members = new StructuredDictionary(text).members();
        return text.hasFailed() ? null : members;
    }

    private Map<String, StructuredItem> members() {
        var members = new LinkedHashMap<String, StructuredItem>();
        text.run(c -> c == ' ');
        while (!text.isAtEnd()) {
            var key = items.key();
            members.put(key, items.optionalValue());
            separator();
        }
        return members;
    }

    private void separator() {
        text.run(StructuredDictionary::isWhitespace);
        if (text.isAtEnd()) {
            return;
        }
        text.require(',');
        text.run(StructuredDictionary::isWhitespace);
        if (text.isAtEnd()) {
            text.fail();
        }
    }

    private static boolean isWhitespace(int c) {
        return c == ' ' || c == '\t';
    }
}
