package dev.backsource.system.pictures;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.backsource.policy.Sha256;
import dev.backsource.system.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of each picture: the modules that the console would not load without those of the shown page, and their texts. A module of several pages, such as
 * that of tables, is a source of none, unless it has the texts of the page: a change of it would make all pictures old. Comments and white space don't count.
 */
public final class PictureSources {
    /** In {@code docs/images}: a line for each source of each picture, with its hash when the picture was taken. */
    public static final String RECORD = "sources.txt";

    private static final Path CONSOLE = Repository.root().resolve("config-service/console/src/main/resources/console");
    private static final String FIRST = "app.js";
    private static final String WORDS = "words/";
    private static final Pattern AT_ONCE =
            Pattern.compile("(?:^|[;}])\\s*(?:import|export)\\b[^;'\"]*?\\bfrom\\s*'([^']+)'", Pattern.MULTILINE);
    private static final Pattern ON_DEMAND = Pattern.compile("\\bimport\\('([^']+)'\\)");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(?://.*|/\\*\\*(?s:.*?)\\*/)", Pattern.MULTILINE);
    private static final int HASH_BYTES = 6;

    private final Map<String, String> texts = texts();

    /** The whole record of the present sources. */
    public static String record() {
        var sources = new PictureSources();
        return Arrays.stream(Picture.values()).flatMap(sources::lines).sorted().collect(joining("\n", "", "\n"));
    }

    private Stream<String> lines(Picture picture) {
        return sources(picture).map(source -> "%s %s %s".formatted(picture.file(), source, hash(texts.get(source))));
    }

    private Stream<String> sources(Picture picture) {
        var others = reached(List.of(FIRST), Set.copyOf(picture.modules()), List.of(AT_ONCE, ON_DEMAND));
        var own = reached(picture.modules(), others, List.of(AT_ONCE));
        picture.modules().stream()
                .map(PictureSources::area)
                .filter(texts::containsKey)
                .forEach(own::add);
        return own.stream().map(module -> texts(module, picture.language()));
    }

    /** The area of texts with the name of a module. */
    private static String area(String module) {
        return WORDS + Path.of(module).getFileName();
    }

    /** The texts of an area, which its module loads in the language of the page; any other module itself. */
    private static String texts(String module, String language) {
        return module.startsWith(WORDS) ? WORDS + language + "/" + module.substring(WORDS.length()) : module;
    }

    /** The modules that load with some, without those that must not be entered. */
    private Set<String> reached(List<String> from, Set<String> closed, List<Pattern> imports) {
        var reached = new TreeSet<String>();
        var next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            var module = next.pop();
            if (texts.containsKey(module) && !closed.contains(module) && reached.add(module)) {
                imports.forEach(form -> next.addAll(imported(module, form)));
            }
        }
        return reached;
    }

    private Set<String> imported(String module, Pattern form) {
        var imported = new LinkedHashSet<String>();
        form.matcher(texts.get(module))
                .results()
                .forEach(found -> imported.add(Path.of(module)
                        .resolveSibling(found.group(1))
                        .normalize()
                        .toString()));
        return imported;
    }

    private static String hash(String text) {
        var essence = COMMENT.matcher(text).replaceAll("").replaceAll("\\s+", " ");
        var digest = Sha256.begin();
        digest.update(essence.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static Map<String, String> texts() {
        try (var files = Files.walk(CONSOLE)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .collect(toMap(file -> CONSOLE.relativize(file).toString(), PictureSources::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
