package dev.backsource.config.messages;

import dev.backsource.config.aliyun.answer.CallError;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.config.testing.ServiceSources;
import dev.backsource.config.web.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of all messages, read from the sources: problems by feature, remedies, Alibaba Cloud's errors, log messages. */
final class MessagesPage {
    private static final String INTRODUCTION = """
            # Messages

            All texts that config-service answers with or logs, so that they can be read in one go. Generated from the sources: change a text there, run
            `MessagesPageTest`, and copy its page. A name in braces is a value. A problem's `detail` is a message followed by the remedy, if there is one
            ([ADR 81](adr/0081-a-refusal-has-a-reason-and-a-remedy.md)); the command line and the console have remedies of their own.
            """;

    private static final Path KERNEL = Path.of("../origin-policy/src/main/java/dev/backsource/policy");
    private static final String ALIYUN = "aliyun";

    private static final Pattern KIND = Pattern.compile("(?:new ProblemKind|(?<!ProblemKind )notFound)\\(");
    private static final Pattern LOG = Pattern.compile("\\bLOG\\s*\\.(?:infof?|warnf?|errorf?|log)\\(");
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:new (?!Illegal|MalformedEvent)\\w*(?:Exception|Refusal)|super(?=\\()|\\b\\w*Refusal\\s*\\.\\w+"
                    + "|\\b(?:Invalid\\w+|\\w+Exception)\\s*\\.of\\w*"
                    + "|(?<!failures\\.)\\b(?:refus\\w+|incomplete|malformed|wrongType)"
                    + "|violations(?:\\(\\))?\\s*\\.add|new Warning)\\(");

    private MessagesPage() {}

    static String text() {
        var page = new StringBuilder(INTRODUCTION);
        page.append("\n## Remedies\n| code | REST | Alibaba Cloud CDN's API |\n|---|---|---|\n");
        Arrays.stream(RemedyCode.values()).map(MessagesPage::remedy).sorted().forEach(page::append);
        page.append("\n# Problems by feature\n");
        var features = ServiceSources.files().stream()
                .map(MessagesPage::feature)
                .collect(Collectors.toCollection(TreeSet::new));
        features.remove(ALIYUN);
        features.forEach(feature -> append(page, feature, files(feature)));
        append(page, "values of all parts", kernelFiles());
        page.append("\n# Alibaba Cloud CDN's API\n| status | code |\n|---|---|\n");
        Arrays.stream(ErrorCode.values())
                .map(code -> "| %d | `%s` |\n".formatted(code.status(), code.code()))
                .sorted()
                .forEach(page::append);
        appendList(page, texts(files(ALIYUN), REFUSAL));
        page.append("\n# Log messages\n");
        var logged = new TreeMap<String, TreeSet<String>>();
        ServiceSources.files()
                .forEach(file -> logged.computeIfAbsent(feature(file), name -> new TreeSet<>())
                        .addAll(texts(List.of(file), LOG)));
        logged.values().removeIf(TreeSet::isEmpty);
        logged.forEach((feature, texts) -> {
            page.append("\n## ").append(feature).append('\n');
            appendList(page, texts);
        });
        return page.toString();
    }

    private static void append(StringBuilder page, String feature, List<Path> files) {
        var kinds = sources(files)
                .flatMap(source -> source.of(KIND))
                .filter(arguments ->
                        arguments.get(Math.max(0, arguments.size() - 3)).startsWith("\""))
                .map(MessagesPage::kind)
                .distinct()
                .sorted()
                .toList();
        var texts = texts(files, REFUSAL);
        if (kinds.isEmpty() && texts.isEmpty()) {
            return;
        }
        page.append("\n## ").append(feature).append('\n');
        if (!kinds.isEmpty()) {
            page.append("| status | name | title |\n|---|---|---|\n");
            kinds.forEach(page::append);
        }
        appendList(page, texts);
    }

    private static void appendList(StringBuilder page, TreeSet<String> texts) {
        page.append('\n');
        texts.forEach(text -> page.append("- ").append(text).append('\n'));
    }

    private static String kind(List<String> arguments) {
        var literals = arguments.stream()
                .map(argument -> argument.replaceAll("^\"|\"$", ""))
                .toList();
        return arguments.size() == 4
                ? "| %s | `%s` | %s |\n".formatted(literals.get(0), literals.get(1), literals.get(2))
                : "| 404 | `%s` | %s |\n".formatted(literals.get(0), literals.get(1));
    }

    private static String remedy(RemedyCode code) {
        var refusal = Refusal.of(ProblemKind.NOT_FOUND, "", Remedy.of(code));
        return "| `%s` | %s | %s |\n"
                .formatted(
                        code.code(),
                        refusal.problem().detail().substring(2),
                        CallError.of(refusal).message().substring(2));
    }

    private static TreeSet<String> texts(List<Path> files, Pattern callee) {
        return sources(files)
                .flatMap(source -> source.of(callee))
                .flatMap(SourceCalls::texts)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<SourceCalls> sources(List<Path> files) {
        return files.stream().map(file -> {
            try {
                return new SourceCalls(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A feature is a package and, for what it answers with, the package of the same name within {@code api}. */
    private static String feature(Path file) {
        var path = ServiceSources.inService(file);
        var at = path.startsWith("api") && path.getNameCount() > 2 ? 1 : 0;
        return path.getNameCount() == 1 ? "service" : path.getName(at).toString();
    }

    private static List<Path> files(String feature) {
        return ServiceSources.files().stream()
                .filter(file -> feature(file).equals(feature))
                .toList();
    }

    private static List<Path> kernelFiles() {
        try (var walk = Files.walk(KERNEL)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/event/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
