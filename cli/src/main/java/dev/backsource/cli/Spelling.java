package dev.backsource.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Suggestions for a mistyped word. */
final class Spelling {
    private static final int MOST = 2;
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The nearest of {@code known}, which differ from {@code typed} by one letter, or by one in three. */
    static List<String> similar(String typed, List<String> known) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        var word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(each -> distance(word, each) <= Math.max(1, each.length() / 3))
                .sorted(Comparator.comparingInt(each -> distance(word, each)))
                .limit(MOST)
                .toList();
    }

    /** The number of letters to add, remove or replace (Levenshtein). */
    private static int distance(String from, String to) {
        var above = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
