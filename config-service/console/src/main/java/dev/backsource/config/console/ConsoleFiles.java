package dev.backsource.config.console;

import dev.backsource.policy.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The scripts and styles of the console, from the jar and nowhere else. Their address holds a hash of them all, so that browsers cache them for good
 * and fetch new versions immediately. They contain nothing that isn't in the project, so anybody may read them.
 */
@Singleton
final class ConsoleFiles {
    static final String FOLDER = "/console/assets/";

    /** Lit's templates; its other parts aren't used. The version is the dependency's; with another one, the service doesn't start. */
    private static final String LIT = "/META-INF/resources/_static/lit-html/3.3.3/";

    private static final String LIT_MODULES = "lit-html/";
    /** Where Lit's modules have imports and exports, other than at the beginning of a line; and their last line, which would be that of the whole script. */
    private static final Pattern LIT_FORM =
            Pattern.compile("(?<=[;}])(?=(?:import|export)\\{)|^//# sourceMappingURL=.*", Pattern.MULTILINE);

    private static final List<String> APART = List.of("link.js", "icon.svg");
    /** The stylesheet: the tokens, then what uses them. */
    static final String STYLE = "console.css";

    private final Map<String, StaticFile> files = new LinkedHashMap<>();
    private final String version;

    ConsoleFiles() {
        APART.forEach(name -> files.put(name, StaticFile.of(name, resource("/console/" + name))));
        files.put(
                STYLE,
                StaticFile.of(
                        STYLE,
                        (text("/console/tokens.css") + text("/console/console.css")).getBytes(StandardCharsets.UTF_8)));
        var texts = new HashMap<String, String>();
        for (var language : PageLanguage.values()) {
            new JoinedScripts(
                            name -> texts.computeIfAbsent(name, ConsoleFiles::module), path -> resolved(path, language))
                    .scripts()
                    .forEach((name, script) -> files.put(
                            inLanguage(language, name), StaticFile.of(name, script.getBytes(StandardCharsets.UTF_8))));
        }
        version = version(files);
    }

    /** The name of a module that isn't imported by its path: {@code texts} are those of a language. */
    static String resolved(String path, PageLanguage language) {
        return switch (path) {
            case "lit-html" -> LIT_MODULES + "lit-html.js";
            case "texts" -> "words/" + language.primary() + ".js";
            default -> path.replaceFirst("^texts/", "words/" + language.primary() + "/");
        };
    }

    /** The text of a module; those of the console without comments. */
    static String module(String name) {
        if (name.startsWith(LIT_MODULES)) {
            return LIT_FORM.matcher(text(LIT + name.substring(LIT_MODULES.length())))
                    .replaceAll("\n");
        }
        var text = text("/console/" + name);
        return name.endsWith(".js") ? CommentLines.emptied(text) : text;
    }

    private static String text(String path) {
        return new String(resource(path), StandardCharsets.UTF_8);
    }

    private static String inLanguage(PageLanguage language, String script) {
        return language.primary() + "/" + script;
    }

    /** The address of a file. */
    String address(String name) {
        file(name);
        return FOLDER + version + "/" + name;
    }

    private StaticFile file(String name) {
        var file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("the console has no file " + name);
        }
        return file;
    }

    /** The name of the script that begins every page in a language. */
    static String first(PageLanguage language) {
        return inLanguage(language, JoinedScripts.FIRST);
    }

    /** The name of the script of a module that is loaded on demand, in a language. */
    static String onDemand(String module, PageLanguage language) {
        return inLanguage(language, JoinedScripts.script(module));
    }

    /**
     * The addresses of the scripts that a page begins with: the first one, and its own.
     *
     * @param path of the page, below the console's
     */
    List<String> preloaded(String path, PageLanguage language) {
        return Stream.of(first(language), onDemand(pageModule(path), language))
                .filter(files::containsKey)
                .map(this::address)
                .toList();
    }

    /** Each page has a module of the name with which its path begins, and a domain has one of its own. */
    private static String pageModule(String path) {
        var parts = path.split("/", -1);
        if (parts[0].isEmpty()) {
            return page("overview");
        }
        return parts[0].equals("domains") && parts.length > 1 && !parts[1].isEmpty() ? page("domain") : page(parts[0]);
    }

    private static String page(String name) {
        return "pages/" + name + ".js";
    }

    /** The size of a file in bytes, compressed, as browsers fetch it. */
    int bytes(String name) {
        return file(name).compressed().length();
    }

    void register(@Observes Router router) {
        router.get(FOLDER + "*").handler(this::show);
    }

    private void show(RoutingContext context) {
        var name = context.request().path().substring(FOLDER.length());
        var known = name.startsWith(version + "/") ? files.get(name.substring(version.length() + 1)) : null;
        if (known == null) {
            context.next();
            return;
        }
        var response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, known.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader("X-Content-Type-Options", "nosniff");
        var accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted != null && accepted.contains("gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(known.compressed());
        } else {
            response.end(known.plain());
        }
    }

    private record StaticFile(String type, Buffer plain, Buffer compressed) {
        static StaticFile of(String name, byte[] content) {
            return new StaticFile(type(name), Buffer.buffer(content), Buffer.buffer(gzip(content)));
        }

        private static String type(String name) {
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "js" -> "text/javascript;charset=UTF-8";
                case "css" -> "text/css;charset=UTF-8";
                default -> "image/svg+xml";
            };
        }
    }

    private static byte[] resource(String path) {
        try (var file = ConsoleFiles.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String version(Map<String, StaticFile> files) {
        var digest = Sha256.begin();
        files.forEach((name, file) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(file.plain().getBytes());
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
