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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The scripts and styles of the console, from the jar and nowhere else. Their address holds a hash of them all, so that browsers cache them for good
 * and fetch new versions immediately. They contain nothing that isn't in the project, so anybody may read them.
 */
@Singleton
final class ConsoleFiles {
    static final String FOLDER = "/console/assets/";

    /** The schema of a domain as a module, from which the console makes its forms. */
    static final String SCHEMA = "schema.js";

    /** Lit's templates; its other parts aren't used. The version is the dependency's; with another one, the service doesn't start. */
    private static final String LIT = "/META-INF/resources/_static/lit-html/3.3.3/";

    /** The module that begins the page. */
    private static final String FIRST = "app.js";

    /** A static import; {@code import(…)} loads a module on demand. */
    private static final Pattern IMPORT = Pattern.compile(
            "(?:^|[;}])\\s*(?:import|export)\\b[^;'\"]*?\\bfrom\\s*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);

    /** All modules of the console but the catalogues. */
    private static final List<String> MODULES = List.of(
            "api.js",
            "app.js",
            "clock.js",
            "language.js",
            "live.js",
            "load.js",
            "pages/access.js",
            "pages/alerts.js",
            "pages/audit.js",
            "pages/change-requests.js",
            "pages/components.js",
            "pages/domain.js",
            "pages/domains.js",
            "pages/edges.js",
            "pages/overview.js",
            "pages/purges.js",
            "pages/receivers.js",
            "parts/acknowledge.js",
            "parts/add-domain.js",
            "parts/alert-remedies.js",
            "parts/alerts.js",
            "parts/all-traffic.js",
            "parts/audited-change.js",
            "parts/batch.js",
            "parts/batches.js",
            "parts/change-requests.js",
            "parts/changes.js",
            "parts/chart.js",
            "parts/conflict.js",
            "parts/controls.js",
            "parts/custom-ports.js",
            "parts/dialog.js",
            "parts/diff.js",
            "parts/domain-findings.js",
            "parts/domain-overview.js",
            "parts/editor.js",
            "parts/explain.js",
            "parts/fields.js",
            "parts/figures.js",
            "parts/findings.js",
            "parts/firing.js",
            "parts/fixes.js",
            "parts/groups.js",
            "parts/handover.js",
            "parts/health.js",
            "parts/history.js",
            "parts/hold.js",
            "parts/icons.js",
            "parts/list-view.js",
            "parts/list.js",
            "parts/notices.js",
            "parts/on-demand.js",
            "parts/origins-dialog.js",
            "parts/palette.js",
            "parts/policy-dialog.js",
            "parts/popover.js",
            "parts/port-request.js",
            "parts/problems.js",
            "parts/progressive.js",
            "parts/purges.js",
            "parts/recent.js",
            "parts/redirect-types.js",
            "parts/release.js",
            "parts/remembered.js",
            "parts/removal.js",
            "parts/restore.js",
            "parts/review.js",
            "parts/reviews.js",
            "parts/roles.js",
            "parts/rollout-details.js",
            "parts/rollout.js",
            "parts/saved-view.js",
            "parts/secret.js",
            "parts/sentence.js",
            "parts/serving-dialog.js",
            "parts/serving.js",
            "parts/settings.js",
            "parts/share.js",
            "parts/shortcut-sheet.js",
            "parts/shortcuts.js",
            "parts/sides.js",
            "parts/states.js",
            "parts/table.js",
            "parts/tail.js",
            "parts/tally.js",
            "parts/team-batch.js",
            "parts/team-dialog.js",
            "parts/team-list.js",
            "parts/teams.js",
            "parts/text.js",
            "parts/toast.js",
            "parts/traffic.js",
            "parts/trial-action.js",
            "parts/trial-changes.js",
            "parts/trial.js",
            "parts/unchanged.js",
            "parts/uncopied.js",
            "parts/under-way.js",
            "parts/works.js",
            "session.js",
            "theme.js",
            "view.js",
            "words.js");

    /** The areas of the catalogue, whose texts not every page needs. */
    static final List<String> AREAS = List.of(
            "access",
            "audit",
            "batch",
            "change-requests",
            "dialog",
            "domain",
            "domains",
            "edges",
            "fields",
            "findings",
            "history",
            "hold",
            "moves",
            "overview",
            "palette",
            "ports",
            "problems",
            "progressive",
            "purges",
            "receivers",
            "requests",
            "review",
            "settings",
            "share",
            "traffic",
            "trial",
            "trial-action",
            "under-way");

    private static final List<String> APART = List.of("link.js", "tokens.css", "console.css", "icon.svg");
    private static final List<String> OF_LIT = List.of(
            "lit-html.js", "directive.js", "directive-helpers.js", "directives/guard.js", "directives/repeat.js");

    private final Map<String, StaticFile> files = new LinkedHashMap<>();
    /** The modules that a module imports itself; each is read once. */
    private final Map<String, List<String>> imports = new ConcurrentHashMap<>();

    private final String version;
    private final Map<PageLanguage, Map<String, List<String>>> preloaded;

    ConsoleFiles() {
        Stream.of(
                        MODULES.stream(),
                        AREAS.stream().map(ConsoleFiles::area),
                        Arrays.stream(PageLanguage.values()).flatMap(ConsoleFiles::catalogues),
                        APART.stream())
                .flatMap(names -> names)
                .forEach(name -> files.put(name, StaticFile.of(name, content(name))));
        files.put(SCHEMA, StaticFile.of(SCHEMA, module(resource("/console/domain.schema.json"))));
        OF_LIT.forEach(name -> files.put(ofLit(name), StaticFile.of(name, resource(LIT + name))));
        version = version(files);
        preloaded =
                Arrays.stream(PageLanguage.values()).collect(Collectors.toMap(language -> language, this::beginnings));
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

    /**
     * The addresses of the modules that a page begins with: {@code app.js}, the page's own module, what they import, directly or through others, and
     * their texts in the page's language.
     *
     * @param path of the page, below the console's
     */
    List<String> preloaded(String path, PageLanguage language) {
        var ofLanguage = Objects.requireNonNull(preloaded.get(language), language.tag());
        return ofLanguage.getOrDefault(pageModule(path), Objects.requireNonNull(ofLanguage.get(FIRST)));
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

    /** The addresses by the page's module, and under {@code app.js} those of a path without a page. */
    private Map<String, List<String>> beginnings(PageLanguage language) {
        return Stream.concat(Stream.of(FIRST), MODULES.stream().filter(module -> module.startsWith("pages/")))
                .collect(Collectors.toMap(
                        module -> module,
                        module -> Stream.of(FIRST, module)
                                .flatMap(each -> withTexts(each, language))
                                .distinct()
                                .map(this::address)
                                .toList()));
    }

    /** A module and those that it imports, with their texts in a language. */
    Stream<String> withTexts(String module, PageLanguage language) {
        var modules = withImports(module).toList();
        return Stream.of(
                        modules.stream(),
                        Stream.of(language.catalogue()),
                        AREAS.stream()
                                .filter(area -> modules.contains(area(area)))
                                .map(language::catalogue))
                .flatMap(names -> names);
    }

    /** All texts in a language. */
    static Stream<String> catalogues(PageLanguage language) {
        return Stream.concat(Stream.of(language.catalogue()), AREAS.stream().map(language::catalogue));
    }

    /** The module that hands on an area's texts in the language of the page. */
    private static String area(String name) {
        return "words/" + name + ".js";
    }

    /** A module and those that it imports, directly or through others. */
    Stream<String> withImports(String module) {
        var found = new LinkedHashSet<String>();
        collect(module, found);
        return found.stream();
    }

    private void collect(String module, Set<String> found) {
        if (found.add(module)) {
            imports(module).forEach(imported -> collect(imported, found));
        }
    }

    private List<String> imports(String module) {
        return imports.computeIfAbsent(
                module,
                name -> IMPORT.matcher(file(name).plain().toString())
                        .results()
                        .map(found -> Path.of(name)
                                .resolveSibling(found.group(1))
                                .normalize()
                                .toString())
                        .toList());
    }

    /** The size of a module in bytes, compressed, as browsers fetch it. */
    int bytes(String module) {
        return file(module).compressed().length();
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

    private static String ofLit(String name) {
        return "lit/" + name;
    }

    /** A file of the console; scripts without their comments. */
    private static byte[] content(String name) {
        var content = resource("/console/" + name);
        return name.endsWith(".js")
                ? CommentLines.emptied(new String(content, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)
                : content;
    }

    private static byte[] module(byte[] json) {
        return ("export default " + new String(json, StandardCharsets.UTF_8).strip() + ";\n")
                .getBytes(StandardCharsets.UTF_8);
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
