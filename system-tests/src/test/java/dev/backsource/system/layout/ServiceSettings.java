package dev.backsource.system.layout;

import dev.backsource.system.layout.Sources.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of Backsource's own that a service reads, from its {@code @ConfigMapping} interfaces and injected properties. */
final class ServiceSettings {
    private static final String METHODS = "(@WithParentName\\n)?^ {4}(\\w[\\w<>.]*(?:, [\\w<>.]+)*) (\\w+)\\(\\);";

    /** Their text, in which each names the interface of what it reads. */
    private static final String SOURCES_OF_SETTINGS = Sources.of("deployment").stream()
            .map(Source::text)
            .filter(text -> text.contains("implements ConfigurableConfigSourceFactory<"))
            .collect(Collectors.joining());

    private final List<Source> own;
    private final Set<String> names = new TreeSet<>();

    private ServiceSettings(List<Source> own) {
        this.own = own;
    }

    static Set<String> of(String service) {
        var settings = new ServiceSettings(Sources.of(service));
        settings.own.forEach(settings::add);
        Sources.of("deployment").stream().filter(settings::isUsed).forEach(settings::add);
        if (Sources.guardsItsListeners(service)) {
            Sources.of("deployment").forEach(settings::addOfListeners);
        }
        return settings.names;
    }

    /** A service uses what it imports, and every source of settings, with what that reads, that is on its class path. */
    private boolean isUsed(Source shared) {
        return SOURCES_OF_SETTINGS.contains("<" + shared.name() + ">") || isImported(shared) || isReadByTracing(shared);
    }

    /** The tracing of a service is a bean, whose settings the service doesn't name. */
    private boolean isReadByTracing(Source shared) {
        return shared.name().equals("TracingSettings")
                && Sources.of("deployment").stream()
                        .anyMatch(source -> source.packageName().equals(shared.packageName()) && isImported(source));
    }

    private boolean isImported(Source shared) {
        return own.stream()
                .anyMatch(
                        source -> source.text().contains("import " + shared.packageName() + "." + shared.name() + ";"));
    }

    private void add(Source source) {
        first("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)", source).ifPresent(prefix -> addAll(prefix, source));
        Sources.matches("@ConfigProperty\\(name = \"(backsource\\.[^\"]+)\"", source.text())
                .forEach(property -> names.add(property.group(1)));
    }

    /** Those that are read before there are beans. */
    private void addOfListeners(Source source) {
        first("String PREFIX = \"(backsource\\.listeners\\.)\"", source)
                .ifPresent(prefix -> Sources.matches("= PREFIX \\+ \"([a-z-]+)\"", source.text())
                        .forEach(name -> names.add(prefix + name.group(1))));
    }

    private void addAll(String prefix, Source settings) {
        Sources.matches(METHODS, settings.text()).forEach(method -> {
            var name = method.group(1) == null ? prefix + "." + kebab(method.group(3)) : prefix;
            named(method.group(2)).findFirst().ifPresentOrElse(nested -> addAll(name, nested), () -> names.add(name));
        });
    }

    /** The interface of the service with that name, for a group of settings. */
    private Stream<Source> named(String type) {
        return own.stream().filter(source -> source.name().equals(type));
    }

    private static Optional<String> first(String pattern, Source source) {
        return Sources.matches(pattern, source.text())
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
