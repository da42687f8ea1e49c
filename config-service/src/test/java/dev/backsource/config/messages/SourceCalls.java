package dev.backsource.config.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The calls in a Java source, with the texts of their arguments. */
final class SourceCalls {
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "(//[^\\n]*|/\\*.*?\\*/)|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
            Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("^\"(?!\"\")((?:\\\\.|[^\"\\\\])*)\"$");
    private static final Pattern AROUND_A_VALUE = Pattern.compile(
            "\\b(?:Printable|String|Objects)\\.\\w+\\(|\\b[A-Z]\\w*\\.(?=[A-Z_0-9]+\\b)|\"[^\"]*\"|\\bnew \\w+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final String source;

    SourceCalls(String source) {
        this.source = COMMENT_OR_LITERAL
                .matcher(source)
                .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "");
    }

    /** The arguments of each call whose callee, with the bracket, {@code callee} finds. */
    Stream<List<String>> of(Pattern callee) {
        return callee.matcher(source).results().map(found -> split(found.end(), ','));
    }

    /** A call's arguments as texts: those that are literals, alone or joined with values, which are named in braces. */
    static Stream<String> texts(List<String> arguments) {
        return arguments.stream()
                .flatMap(SourceCalls::choices)
                .map(SourceCalls::text)
                .flatMap(Optional::stream);
    }

    /** Both results of a conditional expression, else the expression. */
    private static Stream<String> choices(String argument) {
        var whole = new SourceCalls(argument + ")");
        var condition = whole.split(0, '?');
        if (condition.size() < 2) {
            return Stream.of(argument);
        }
        return Stream.of(String.join("?", condition.subList(1, condition.size())))
                .flatMap(rest -> new SourceCalls(rest + ")").split(0, ':').stream())
                .flatMap(SourceCalls::choices);
    }

    private static Optional<String> text(String expression) {
        var text = new StringBuilder();
        var hasWords = false;
        for (var part : new SourceCalls(expression + ")").split(0, '+')) {
            var literal = LITERAL.matcher(part);
            if (literal.matches()) {
                var words = literal.group(1).replace("\\\"", "\"");
                hasWords |= words.contains(" ");
                text.append(words);
            } else {
                text.append('{').append(name(part)).append('}');
            }
        }
        return hasWords ? Optional.of(text.toString()) : Optional.empty();
    }

    /** The first name of an expression that says what the value is. */
    private static String name(String expression) {
        return NAME.matcher(AROUND_A_VALUE.matcher(expression).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .map(name -> CONSTANT.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name)
                .orElse("…");
    }

    /** The parts from {@code start} up to the bracket that closes there, between the separators outside of brackets and literals. */
    private List<String> split(int start, char separator) {
        var parts = new ArrayList<String>();
        var literals = COMMENT_OR_LITERAL.matcher(source);
        var depth = 0;
        var from = start;
        for (var at = start; at < source.length(); at++) {
            var read = source.charAt(at);
            if ((read == '"' || read == '\'') && literals.find(at) && literals.start() == at) {
                at = literals.end() - 1;
            } else if ("([{".indexOf(read) >= 0) {
                depth++;
            } else if (")]}".indexOf(read) >= 0 && depth > 0) {
                depth--;
            } else if (")]}".indexOf(read) >= 0) {
                parts.add(source.substring(from, at).strip());
                break;
            } else if (read == separator && depth == 0) {
                parts.add(source.substring(from, at).strip());
                from = at + 1;
            }
        }
        return parts;
    }
}
